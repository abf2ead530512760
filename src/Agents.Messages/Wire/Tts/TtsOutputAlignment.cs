using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>A word or a character with its time in seconds from the start of the flush's audio.</summary>
/// <param name="Text">The word or character; words of most providers bring their separator.</param>
/// <param name="Start">Start in seconds.</param>
/// <param name="End">End in seconds.</param>
public sealed record AlignedText(string Text, double Start, double End);

/// <summary>When which text is spoken: <c>output_alignment</c> (protocol 3.5, 3.7).</summary>
/// <param name="SessionId">The gateway's id of the session; null when it was missing.</param>
public sealed record TtsOutputAlignment(string? SessionId) : TtsServerMessage(SessionId)
{
    /// <summary>Words; preferred where both are there.</summary>
    public IReadOnlyList<AlignedText> Words { get; init; } = [];

    /// <summary>Characters.</summary>
    public IReadOnlyList<AlignedText> Chars { get; init; } = [];

    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => SessionMessages.Make("output_alignment", SessionId)
        .With("words", Words.Count == 0 ? null : Write(Words, "word"))
        .With("chars", Chars.Count == 0 ? null : Write(Chars, "char"));

    internal static TtsOutputAlignment Parse(JObject json) => new(json.Text("session_id"))
    {
        Words = ReadAll(json["words"], "word"),
        Chars = ReadAll(json["chars"], "char"),
    };

    private static JArray Write(IEnumerable<AlignedText> texts, string name) =>
        new(texts.Select(text => new JObject { [name] = text.Text, ["start"] = text.Start, ["end"] = text.End }));

    private static IReadOnlyList<AlignedText> ReadAll(JToken? list, string name) => list is not JArray entries
        ? []
        : [.. entries.OfType<JObject>().Select(entry => new AlignedText(
            entry.Text(name) ?? "", entry.Number("start") ?? 0, entry.Number("end") ?? 0))];
}
