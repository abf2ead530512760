using System.Collections.Frozen;

namespace Agents.Actors;

/// <summary>Counts digits in a transcript, written or spelled out. Pure.</summary>
internal static class SpokenDigits
{
    private static readonly FrozenDictionary<string, FrozenSet<string>> Words = new Dictionary<string, string>
    {
        ["en"] = "zero oh one two three four five six seven eight nine",
        ["de"] = "null eins ein zwei zwo drei vier fünf sechs sieben acht neun",
        ["fr"] = "zéro un deux trois quatre cinq six sept huit neuf",
        ["es"] = "cero uno dos tres cuatro cinco seis siete ocho nueve",
        ["it"] = "zero uno due tre quattro cinque sei sette otto nove",
        ["nl"] = "nul een één twee drie vier vijf zes zeven acht negen",
    }.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.Split(' ').ToFrozenSet(StringComparer.OrdinalIgnoreCase), StringComparer.OrdinalIgnoreCase);

    /// <summary>How many digits a transcript holds; "double four" and "triple four" count as often as they are said to. An unknown language is taken as English.</summary>
    public static int Count(string transcript, LanguageCode language)
    {
        var known = Words.GetValueOrDefault(language.IsEmpty ? "en" : language.Base) ?? Words["en"];
        var (count, times) = (0, 1);
        foreach (var word in Actors.Words.Split(transcript))
        {
            var digits = word.Count(char.IsDigit);
            count += digits > 0 ? digits : known.Contains(word) ? times : 0;
            times = Times(word);
        }
        return count;
    }

    private static int Times(string word) => word.ToUpperInvariant() switch
    {
        "DOUBLE" => 2,
        "TRIPLE" => 3,
        _ => 1,
    };
}
