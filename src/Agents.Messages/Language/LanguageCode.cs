namespace Agents.Messages;

/// <summary>
/// A normalised language code (protocol 1.13, <c>LanguageCode</c>): " English " and "eng" are <c>en</c>, "en_us" is <c>en-US</c>.
/// Two codes are equal when their normalised texts are; no further matching is done.
/// </summary>
public readonly record struct LanguageCode
{
    private readonly string? _value;

    /// <summary>Normalises <paramref name="text"/>: a language name, an ISO 639 code, or a tag with script and region.</summary>
    public LanguageCode(string text) => _value = Normalize(text);

    /// <summary>The normalised text; empty for the default value.</summary>
    public string Value => _value ?? "";

    /// <summary>The language alone, mapped to two letters where it has such a code: <c>zh</c> for <c>cmn-Hans-CN</c>.</summary>
    public string Base
    {
        get
        {
            var first = Value.Split('-')[0];
            return LanguageTables.Iso639.TryGetValue(first, out var two) ? two : first;
        }
    }

    /// <summary>The first later part of two letters (<c>CN</c>), or null.</summary>
    public string? Region => Value.Split('-').Skip(1).FirstOrDefault(part => part.Length == 2);

    /// <summary><see cref="Base"/>, with the region when there is one: <c>zh-CN</c>.</summary>
    public string Iso => Region is { } region ? $"{Base}-{region}" : Base;

    /// <summary>Whether there is no code.</summary>
    public bool IsEmpty => Value.Length == 0;

    /// <summary>Normalises a text, as the constructor does.</summary>
    public static implicit operator LanguageCode(string text) => new(text);

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static string Normalize(string text)
    {
        var lower = text.Trim().ToLowerInvariant();
        if (LanguageTables.Names.TryGetValue(lower, out var named))
            return named;
        if (LanguageTables.Iso639.TryGetValue(lower, out var mapped))
            return mapped;
        var parts = lower.Replace('_', '-').Split('-');
        return parts.Length < 2 ? lower : string.Join('-', parts.Select((part, i) => i == 0 ? part : Cased(part)));
    }

    private static string Cased(string part) =>
        part.Length == 4 ? char.ToUpperInvariant(part[0]) + part[1..] : part.ToUpperInvariant();
}
