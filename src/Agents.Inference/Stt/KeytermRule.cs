using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>How a provider takes key terms (protocol 2.10).</summary>
/// <param name="Key">The member of <c>extra</c>.</param>
/// <param name="Objects">Whether entries are objects with <c>content</c> instead of texts.</param>
internal sealed record KeytermRule(string Key, bool Objects)
{
    private static readonly (string Prefix, KeytermRule Rule)[] Rules =
    [
        ("deepgram/", new KeytermRule("keyterm", false)),
        ("assemblyai/", new KeytermRule("keyterms_prompt", false)),
        ("speechmatics/", new KeytermRule("additional_vocab", true)),
    ];

    /// <summary>The rule of a model; null where key terms are not supported.</summary>
    public static KeytermRule? Of(string? model) =>
        Rules.FirstOrDefault(entry => model?.StartsWith(entry.Prefix, StringComparison.Ordinal) == true).Rule;

    /// <summary>The user's terms and the session's, duplicates removed, as an object of one member.</summary>
    public JObject Entry(JObject userExtra, IReadOnlyList<string> sessionTerms)
    {
        JArray user = userExtra[Key] switch
        {
            JArray list => list,
            JValue { Type: JTokenType.String } one => [one.DeepClone()],
            _ => [],
        };
        return new JObject { [Key] = Objects ? MergeObjects(user, sessionTerms) : MergeTexts(user, sessionTerms) };
    }

    private static JArray MergeTexts(JArray user, IReadOnlyList<string> session) =>
        new(user.Select(term => (string?)term).Concat(session).Distinct());

    private static JArray MergeObjects(JArray user, IReadOnlyList<string> session)
    {
        var merged = (JArray)user.DeepClone();
        var known = merged.OfType<JObject>().Select(entry => (string?)entry["content"]).ToHashSet();
        foreach (var term in session.Where(known.Add))
            merged.Add(new JObject { ["content"] = term });
        return merged;
    }
}
