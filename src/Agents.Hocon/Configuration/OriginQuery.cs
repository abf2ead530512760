using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Agents.Hocon;

/// <summary>
/// A question about a key, asked as a key that no document can hold in practice. A section does not show its root and providers; a key reaches them all the same.
/// </summary>
internal static class OriginQuery
{
    private const string Suffix = ":\u0001origin";
    private const char Separator = '\u0001';

    /// <summary>Where the effective value of a key was written; null when it has none, or it was set by something else than HOCON.</summary>
    public static (HoconOrigin Key, HoconOrigin Value)? Ask(IConfiguration configuration, string key)
    {
        if (configuration[key + Suffix] is not { } answer) return null;
        var parts = answer.Split(Separator);
        return configuration[key] == Null(parts[0]) ? (Decode(parts, 1), Decode(parts, 5)) : null;
    }

    public static bool IsQuery(string key, out string asked)
    {
        var query = key.EndsWith(Suffix, StringComparison.Ordinal);
        asked = query ? key[..^Suffix.Length] : key;
        return query;
    }

    public static string Encode(HoconKey key)
        => string.Join(Separator, [ConfigurationData.Text(key.Value) is { } text ? $"={text.Replace(Separator, ' ')}" : "", .. Encode(key.Origin), .. Encode(key.Value.Origin)]);

    private static string[] Encode(HoconOrigin origin) => [origin.Source, Invariant(origin.Line), Invariant(origin.Column), origin.Detail ?? ""];

    private static HoconOrigin Decode(string[] parts, int at)
        => new(parts[at], int.Parse(parts[at + 1], CultureInfo.InvariantCulture), int.Parse(parts[at + 2], CultureInfo.InvariantCulture), parts[at + 3].Length == 0 ? null : parts[at + 3]);

    private static string? Null(string text) => text.Length == 0 ? null : text[1..];

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
