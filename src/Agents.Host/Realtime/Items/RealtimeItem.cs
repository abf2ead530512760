using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>An item of a conversation as clients see it. Immutable; members that an item does not have are not written at all.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Type"><c>message</c>, <c>function_call</c> or <c>function_call_output</c>.</param>
internal sealed record RealtimeItem(string Id, string Type)
{
    /// <summary>A message.</summary>
    public const string Message = "message";

    /// <summary>The model calls a function.</summary>
    public const string FunctionCall = "function_call";

    /// <summary>What a function gave back.</summary>
    public const string FunctionCallOutput = "function_call_output";

    /// <summary>Still being made.</summary>
    public const string InProgress = "in_progress";

    /// <summary>Whole.</summary>
    public const string Completed = "completed";

    /// <summary>Cut short.</summary>
    public const string Incomplete = "incomplete";

    /// <summary><see cref="InProgress"/>, <see cref="Completed"/> or <see cref="Incomplete"/>.</summary>
    public string Status { get; init; } = Completed;

    /// <summary><c>user</c>, <c>assistant</c> or <c>system</c>; null for functions.</summary>
    public string? Role { get; init; }

    /// <summary>The parts of a message.</summary>
    public IReadOnlyList<ContentPart> Content { get; init; } = [];

    /// <summary>The model's id of a call.</summary>
    public string? CallId { get; init; }

    /// <summary>The function's name.</summary>
    public string? Name { get; init; }

    /// <summary>The call's arguments: a JSON object as text.</summary>
    public string? Arguments { get; init; }

    /// <summary>What a function gave back.</summary>
    public string? Output { get; init; }

    /// <summary>The text of all parts.</summary>
    public string Text => string.Join('\n', Content.Select(part => part.Text).OfType<string>());

    /// <summary>Whether it is a message of the agent.</summary>
    public bool IsSpoken => Role == "assistant" && Content.Any(part => part.Type == ContentPart.OutputAudio);

    /// <summary>A turn of the caller's.</summary>
    /// <param name="id">Its name.</param>
    /// <param name="transcript">What was said; null while it is not known.</param>
    public static RealtimeItem Turn(string id, string? transcript) =>
        new(id, Message) { Role = "user", Content = [new ContentPart(ContentPart.InputAudio, transcript)] };

    /// <summary>Writes it.</summary>
    public JObject Write()
    {
        var item = new JObject { ["id"] = Id, ["object"] = "realtime.item", ["type"] = Type };
        Optional(item, "status", Type == FunctionCallOutput ? null : Status);
        Optional(item, "role", Role);
        if (Type == Message)
            item["content"] = new JArray(Content.Select(part => part.Write()));
        Optional(item, "call_id", CallId);
        Optional(item, "name", Name);
        Optional(item, "arguments", Arguments);
        Optional(item, "output", Output);
        return item;
    }

    private static void Optional(JObject item, string name, string? value)
    {
        if (value is not null)
            item[name] = value;
    }
}
