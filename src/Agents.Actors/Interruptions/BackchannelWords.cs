using System.Collections.Frozen;

namespace Agents.Actors;

/// <summary>Words that show the caller is listening ("mm-hm", "okay"), per language. Immutable data.</summary>
public sealed class BackchannelWords
{
    private readonly FrozenDictionary<string, FrozenSet<string>> _sounds, _answers;

    /// <param name="sounds">Words and short phrases that never answer anything ("mm-hm"), by base language code ("en"); case and
    /// punctuation do not matter.</param>
    /// <param name="answers">Words that show listening while the agent tells something and answer it when it asks ("okay", "yeah"),
    /// likewise. Null: none.</param>
    public BackchannelWords(
        IReadOnlyDictionary<string, IReadOnlyCollection<string>> sounds,
        IReadOnlyDictionary<string, IReadOnlyCollection<string>>? answers = null)
        => (_sounds, _answers) = (Freeze(sounds), Freeze(answers ?? new Dictionary<string, IReadOnlyCollection<string>>()));

    /// <summary>No words: everything a caller says may interrupt.</summary>
    public static BackchannelWords None { get; } = new(new Dictionary<string, IReadOnlyCollection<string>>());

    /// <summary>Short lists for English, German, French, Spanish, Italian and Dutch.</summary>
    public static BackchannelWords Default { get; } = new(
        new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["en"] = ["mm", "mhm", "mm-hm", "mm-hmm", "mhmm", "hm", "hmm", "ah", "oh", "i see"],
            ["de"] = ["mhm", "hm", "hmm", "aha", "ah", "oh", "ach so", "verstehe"],
            ["fr"] = ["mm", "mhm", "hm", "hum", "ah", "oh", "je vois"],
            ["es"] = ["mm", "mhm", "ajá", "ah", "oh", "entiendo"],
            ["it"] = ["mm", "mhm", "ah", "oh", "capisco"],
            ["nl"] = ["mm", "mhm", "hm", "aha", "ah", "oh"],
        },
        new Dictionary<string, IReadOnlyCollection<string>>
        {
            ["en"] = ["uh-huh", "yeah", "yep", "right", "okay", "ok", "sure", "got it"],
            ["de"] = ["ja", "jaja", "genau", "okay", "ok", "gut"],
            ["fr"] = ["oui", "ouais", "d'accord", "ok", "okay", "bien"],
            ["es"] = ["sí", "ya", "claro", "vale", "ok", "okay"],
            ["it"] = ["sì", "certo", "ok", "okay", "va bene"],
            ["nl"] = ["ja", "oké", "ok", "okay", "precies", "goed"],
        });

    /// <summary>Whether a transcript is made of nothing but such words. An unknown language is taken as English.</summary>
    /// <param name="transcript">What the caller said.</param>
    /// <param name="language">In which language.</param>
    /// <param name="agentAsks">The agent's utterance ends with a question: words that may answer it do not count.</param>
    public bool Covers(string transcript, LanguageCode language, bool agentAsks = false)
    {
        var code = language.IsEmpty ? "en" : language.Base;
        var sounds = _sounds.GetValueOrDefault(code, FrozenSet<string>.Empty);
        var answers = agentAsks ? FrozenSet<string>.Empty : _answers.GetValueOrDefault(code, FrozenSet<string>.Empty);
        var words = Words.Split(transcript);
        for (var i = 0; i < words.Count;)
        {
            var length = Math.Min(words.Count - i, 2);
            while (length > 0 && !IsKnown(string.Join(' ', words.Skip(i).Take(length))))
                length--;
            if (length == 0)
                return false;
            i += length;
        }
        return words.Count > 0;

        bool IsKnown(string phrase) => sounds.Contains(phrase) || answers.Contains(phrase);
    }

    private static FrozenDictionary<string, FrozenSet<string>> Freeze(IReadOnlyDictionary<string, IReadOnlyCollection<string>> words)
        => words.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Select(Canonical).ToFrozenSet(StringComparer.OrdinalIgnoreCase),
            StringComparer.OrdinalIgnoreCase);

    private static string Canonical(string phrase) => string.Join(' ', Words.Split(phrase));
}
