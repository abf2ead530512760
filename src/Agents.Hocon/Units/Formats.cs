using System.Globalization;

namespace Agents.Hocon;

/// <summary>The kinds of value a setting can have, the same for documents and for <c>IConfiguration</c>.</summary>
internal static class Formats
{
    public static readonly ValueFormat<string> Text = new("text", TryText);
    public static readonly ValueFormat<bool> Boolean = new("true, yes, on, false, no or off", TryBoolean);
    public static readonly ValueFormat<int> Int32 = new($"a whole number from {int.MinValue} to {int.MaxValue}", TryInt32);
    public static readonly ValueFormat<long> Int64 = new($"a whole number from {long.MinValue} to {long.MaxValue}", TryInt64);
    public static readonly ValueFormat<double> Double = new("a number such as 42, 0.5 or 1e3", TryDouble);
    public static readonly ValueFormat<TimeSpan> Duration = new(DurationFormat.Allowed, DurationFormat.TryParse);
    public static readonly ValueFormat<long> Size = new(SizeFormat.Allowed, SizeFormat.TryParse);

    private static bool TryText(string text, out string value)
    {
        value = text;
        return true;
    }

    private static bool TryBoolean(string text, out bool value)
    {
        bool? read = text.ToLowerInvariant() switch
        {
            "true" or "yes" or "on" => true,
            "false" or "no" or "off" => false,
            _ => null,
        };
        value = read ?? false;
        return read is not null;
    }

    private static bool TryInt32(string text, out int value)
    {
        var whole = TryInt64(text, out var wide) && wide is >= int.MinValue and <= int.MaxValue;
        value = whole ? (int)wide : 0;
        return whole;
    }

    /// <summary>JSON has one type of number: 1.0 and 1e3 are whole as well.</summary>
    private static bool TryInt64(string text, out long value)
    {
        value = 0;
        if (!JsonNumber.IsWhole(text) || !decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number)) return false;
        if (number != decimal.Truncate(number) || number is < long.MinValue or > long.MaxValue) return false;
        value = (long)number;
        return true;
    }

    private static bool TryDouble(string text, out double value)
    {
        value = 0;
        return JsonNumber.IsWhole(text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) && double.IsFinite(value);
    }
}
