using System.Collections.Frozen;

namespace Agents.Actors;

/// <summary>Words that show the caller is listening ("mm-hm", "okay"), per language. Immutable data.</summary>
public sealed class BackchannelWords
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _byLanguage;

    /// <param name="byLanguage">Words and short phrases by base language code ("en"); case and punctuation do not matter.</param>
    public BackchannelWords(IReadOnlyDictionary<string, IReadOnlyCollection<string>> byLanguage)
        => _byLanguage = byLanguage.ToFrozenDictionary(
            pair => pair.Key,
            pair => pair.Value.Select(Canonical).ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);

    /// <summary>No words: everything a caller says may interrupt.</summary>
    public static BackchannelWords None { get; } = new(new Dictionary<string, IReadOnlyCollection<string>>());

    /// <summary>Short lists for English, German, French, Spanish, Italian and Dutch.</summary>
    public static BackchannelWords Default { get; } = new(new Dictionary<string, IReadOnlyCollection<string>>
    {
        ["en"] = ["mm", "mhm", "mm-hm", "mm-hmm", "mhmm", "uh-huh", "hm", "hmm", "ah", "oh", "yeah", "yep", "right", "okay", "ok", "i see", "sure", "got it"],
        ["de"] = ["mhm", "hm", "hmm", "aha", "ah", "oh", "ja", "jaja", "genau", "okay", "ok", "ach so", "verstehe", "gut"],
        ["fr"] = ["mm", "mhm", "hm", "hum", "ah", "oh", "oui", "ouais", "d'accord", "ok", "okay", "je vois", "bien"],
        ["es"] = ["mm", "mhm", "ajá", "ah", "oh", "sí", "ya", "claro", "vale", "ok", "okay", "entiendo"],
        ["it"] = ["mm", "mhm", "ah", "oh", "sì", "certo", "ok", "okay", "capisco", "va bene"],
        ["nl"] = ["mm", "mhm", "hm", "aha", "ah", "oh", "ja", "oké", "ok", "okay", "precies", "goed"],
    });

    /// <summary>Whether a transcript is made of nothing but such words. An unknown language is taken as English.</summary>
    public bool Covers(string transcript, LanguageCode language)
    {
        if (!_byLanguage.TryGetValue(language.IsEmpty ? "en" : language.Base, out var known))
            return false;
        var words = Words.Split(transcript);
        for (var i = 0; i < words.Count;)
        {
            var length = Math.Min(words.Count - i, 2);
            while (length > 0 && !known.Contains(string.Join(' ', words.Skip(i).Take(length))))
                length--;
            if (length == 0)
                return false;
            i += length;
        }
        return words.Count > 0;
    }

    private static string Canonical(string phrase) => string.Join(' ', Words.Split(phrase));
}
