namespace Agents.Hocon;

/// <summary>
/// Sizes in bytes: a number and a unit, such as <c>64 KiB</c> or <c>1.5MB</c>. Without a unit bytes. <c>kB</c>, <c>MB</c>, … are powers of ten,
/// <c>K</c>, <c>Ki</c>, <c>KiB</c>, … powers of two. The specification's section "Size in bytes format".
/// </summary>
public static class SizeFormat
{
    internal const string Allowed = "a number of bytes from 0 to 9223372036854775807, with a unit such as kB, KiB, MB, MiB, GB, GiB or none, such as 64 KiB";

    private static readonly Dictionary<string, decimal> Units = AllUnits();

    /// <summary>Reads a size. Unit names are case-sensitive. A part of a byte is rounded.</summary>
    /// <param name="text">Such as <c>512k</c>, <c>10 megabytes</c> or <c>1024</c>.</param>
    /// <param name="value">The size in bytes, 0 or more.</param>
    public static bool TryParse(string text, out long value)
    {
        value = 0;
        if (!NumberWithUnit.TryParse(text, out var number, out var unit) || !Units.TryGetValue(unit, out var bytes)) return false;
        if (number < 0 || number > long.MaxValue / bytes) return false;
        value = (long)decimal.Round(number * bytes, MidpointRounding.AwayFromZero);
        return true;
    }

    private static Dictionary<string, decimal> AllUnits()
    {
        var units = new Dictionary<string, decimal>(StringComparer.Ordinal) { [""] = 1, ["B"] = 1, ["b"] = 1, ["byte"] = 1, ["bytes"] = 1 };
        string[] ten = ["kilo", "mega", "giga", "tera", "peta", "exa", "zetta", "yotta"];
        string[] two = ["kibi", "mebi", "gibi", "tebi", "pebi", "exbi", "zebi", "yobi"];
        var (power10, power2) = (1m, 1m);
        for (var i = 0; i < ten.Length; i++)
        {
            power10 *= 1000;
            power2 *= 1024;
            var letter = char.ToUpperInvariant(ten[i][0]);
            string[] decimalNames = [i == 0 ? "kB" : $"{letter}B", $"{ten[i]}byte", $"{ten[i]}bytes"];
            string[] binaryNames = [$"{letter}", $"{char.ToLowerInvariant(letter)}", $"{letter}i", $"{letter}iB", $"{two[i]}byte", $"{two[i]}bytes"];
            foreach (var name in decimalNames) units.Add(name, power10);
            foreach (var name in binaryNames) units.Add(name, power2);
        }
        return units;
    }
}
