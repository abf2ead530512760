using System.Globalization;
using System.Text.Json;

namespace Agents.Gateway;

/// <summary>The tool results that came since the caller last spoke.</summary>
internal static class ToolResults
{
    public static IReadOnlyList<ToolResult> Since(IReadOnlyList<ChatTurn> turns)
    {
        var names = turns.SelectMany(turn => turn.ToolCalls).GroupBy(call => call.Id).ToDictionary(group => group.Key, group => group.Last().Name);
        return
        [
            .. turns.Reverse().TakeWhile(turn => turn.Role != "user").Reverse().Where(turn => turn.Role == "tool")
                .Select(turn => new ToolResult(names.GetValueOrDefault(turn.ToolCallId ?? "", "tool"), turn.Text)),
        ];
    }
}

/// <summary>What a tool said.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Text">Its answer: a sentence, a bare value, or JSON.</param>
internal sealed record ToolResult(string Tool, string Text)
{
    /// <summary>The answer as a sentence to be spoken.</summary>
    public string Spoken() => Sentence(Value(Text.Trim()));

    private string Sentence(string value) => value switch
    {
        "" => "That is done.",
        _ when value.Contains(' ') && char.IsUpper(value[0]) => Closed(value),
        _ => $"The {ToolMatch.Subject(Tool)} is {Closed(value)}",
    };

    private static string Closed(string text) => text[^1] is '.' or '!' or '?' ? text : text + ".";

    private static string Value(string text)
    {
        if (text.Length == 0 || text[0] is not ('{' or '[' or '"')) return text;
        try
        {
            using var json = JsonDocument.Parse(text);
            return Plain(json.RootElement);
        }
        catch (JsonException)
        {
            return text;
        }
    }

    private static string Plain(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.String => json.GetString()!.Trim(),
        JsonValueKind.Number => json.GetDouble().ToString(CultureInfo.InvariantCulture),
        JsonValueKind.True => "yes",
        JsonValueKind.False => "no",
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        JsonValueKind.Array => string.Join(", ", json.EnumerateArray().Select(Plain)),
        _ when json.EnumerateObject().ToList() is [var only] => Plain(only.Value),
        _ => string.Join(", ", json.EnumerateObject().Select(member => $"{member.Name.Replace('_', ' ')} {Plain(member.Value)}")),
    };
}
