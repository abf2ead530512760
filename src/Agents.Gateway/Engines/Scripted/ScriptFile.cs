using System.Text.Json;
using Agents.Audio;

namespace Agents.Gateway;

/// <summary>Reads scripts from JSON. Times are seconds.</summary>
internal static class ScriptFile
{
    /// <param name="utf8">The file's content.</param>
    /// <param name="folder">Where relative audio paths start.</param>
    /// <exception cref="FormatException">Not a script; says where.</exception>
    public static ScriptedEngines Read(byte[] utf8, string folder)
    {
        try
        {
            using var file = JsonDocument.Parse(utf8, new JsonDocumentOptions { CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true });
            var engines = new ScriptedEngines();
            foreach (var (name, script) in Section(file, "stt")) engines.Hears(name, Hearing(name, script, folder));
            foreach (var (name, script) in Section(file, "llm")) engines.Answers(name, Answering(name, script));
            foreach (var (name, script) in Section(file, "tts")) engines.Speaks(name, Speaking(script));
            return engines;
        }
        catch (JsonException error)
        {
            throw new FormatException($"The script is not JSON (line {error.LineNumber + 1}, byte {error.BytePositionInLine + 1}).", error);
        }
    }

    private static IEnumerable<(string Name, JsonElement Script)> Section(JsonDocument file, string kind) =>
        file.RootElement.Member(kind) is { ValueKind: JsonValueKind.Object } section
            ? section.EnumerateObject().Select(entry => (entry.Name, entry.Value))
            : [];

    private static HearingScript Hearing(string name, JsonElement script, string folder)
    {
        var utterances = Items(script, "utterances").Select((item, i) => Utterance(item, $"stt.{name}.utterances[{i}]")).ToArray();
        var defaults = new HearingScript(utterances);
        return defaults with
        {
            Reference = script.Text("audio") is { } path ? WavFile.Read(Path.Combine(folder, path)) : null,
            Silence = Seconds(script, "silence") ?? defaults.Silence,
            Delay = Seconds(script, "delay") ?? defaults.Delay,
            Preflight = script.Flag("preflight") ?? defaults.Preflight,
        };
    }

    private static ScriptedUtterance Utterance(JsonElement item, string where)
    {
        if (item.Member("words").ValueKind == JsonValueKind.Array)
        {
            return new(
            [
                .. Items(item, "words").Select((word, i) => new TranscriptWord(
                    word.Text("word") ?? throw Missing($"{where}.words[{i}].word"),
                    Seconds(word, "start") ?? throw Missing($"{where}.words[{i}].start"),
                    Seconds(word, "end") ?? throw Missing($"{where}.words[{i}].end"),
                    word.Number("confidence") ?? 1)),
            ]);
        }

        return ScriptedUtterance.Of(
            Seconds(item, "at") ?? throw Missing($"{where}.at"),
            Seconds(item, "lasts") ?? throw Missing($"{where}.lasts"),
            item.Text("text") ?? throw Missing($"{where}.text"));
    }

    private static AnswerScript Answering(string name, JsonElement script)
    {
        var answers = Items(script, "answers").Select((item, i) => Answer(item, $"llm.{name}.answers[{i}]")).ToArray();
        return new(answers) { FirstToken = Seconds(script, "firstToken") ?? default, BetweenTokens = Seconds(script, "betweenTokens") ?? default };
    }

    private static ScriptedAnswer Answer(JsonElement item, string where) => new()
    {
        When = item.Text("when"),
        AfterTool = item.Flag("afterTool") ?? false,
        Text = item.Text("text") ?? "",
        Status = item.Whole("status"),
        Calls =
        [
            .. Items(item, "calls").Select((call, i) => new ScriptedToolCall(
                call.Text("name") ?? throw Missing($"{where}.calls[{i}].name"),
                call.Member("arguments") is { ValueKind: JsonValueKind.Object } arguments ? arguments.GetRawText() : call.Text("arguments") ?? "{}")),
        ],
    };

    private static SpeakingScript Speaking(JsonElement script)
    {
        var defaults = new SpeakingScript();
        return new()
        {
            PerWord = Seconds(script, "perWord") ?? defaults.PerWord,
            Pitch = script.Number("pitch") ?? defaults.Pitch,
            FirstAudio = Seconds(script, "firstAudio") ?? defaults.FirstAudio,
            BetweenWords = Seconds(script, "betweenWords") ?? defaults.BetweenWords,
            Words = script.Flag("words") ?? defaults.Words,
            FailAfterWords = script.Whole("failAfterWords"),
        };
    }

    private static IEnumerable<JsonElement> Items(JsonElement element, string name) =>
        element.Member(name) is { ValueKind: JsonValueKind.Array } items ? items.EnumerateArray() : [];

    private static TimeSpan? Seconds(JsonElement element, string name) =>
        element.Number(name) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    private static FormatException Missing(string where) => new($"The script misses {where}, or it has the wrong type.");
}
