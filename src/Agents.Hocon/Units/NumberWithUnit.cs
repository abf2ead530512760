using System.Globalization;

namespace Agents.Hocon;

/// <summary>The specification's "Units format": whitespace, a number, whitespace, a unit of letters or none, whitespace.</summary>
internal static class NumberWithUnit
{
    public static bool TryParse(string text, out decimal number, out string unit)
    {
        var trimmed = text.AsSpan().Trim();
        var length = JsonNumber.Length(trimmed);
        unit = trimmed[length..].TrimStart().ToString();
        number = 0;
        return length > 0
            && unit.All(char.IsLetter)
            && decimal.TryParse(trimmed[..length], NumberStyles.Float, CultureInfo.InvariantCulture, out number);
    }
}
