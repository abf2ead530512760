using Agents.Messages;

namespace Agents.Host.Realtime;

/// <summary>Items of the protocol as items of a session's history, and back.</summary>
internal static class ItemConverter
{
    /// <summary>As the session keeps it.</summary>
    /// <param name="item">The item.</param>
    /// <param name="at">Its time, which decides its place.</param>
    public static ChatItem ToSession(RealtimeItem item, DateTimeOffset at) => item.Type switch
    {
        RealtimeItem.FunctionCall => new FunctionCall(item.CallId!, item.Name!, item.Arguments!) { Id = item.Id, CreatedAt = at },
        RealtimeItem.FunctionCallOutput => new FunctionCallOutput(item.CallId!, item.Output!) { Id = item.Id, CreatedAt = at },
        _ => new ChatMessage(Role(item.Role!), [.. item.Content.Select(Content)]) { Id = item.Id, CreatedAt = at },
    };

    /// <summary>As clients see it; null for what they do not.</summary>
    public static RealtimeItem? FromSession(ChatItem item) => item switch
    {
        FunctionCall call => new RealtimeItem(call.Id, RealtimeItem.FunctionCall) { CallId = call.CallId, Name = call.Name, Arguments = call.Arguments },
        FunctionCallOutput output => new RealtimeItem(output.Id, RealtimeItem.FunctionCallOutput) { CallId = output.CallId, Output = output.Output },
        ChatMessage { Role: ChatRole.User } message => RealtimeItem.Turn(message.Id, message.Text),
        ChatMessage { Role: ChatRole.Assistant } message => new RealtimeItem(message.Id, RealtimeItem.Message)
        {
            Role = "assistant",
            Content = [new ContentPart(ContentPart.OutputAudio, message.Text)],
            Status = message.Interrupted ? RealtimeItem.Incomplete : RealtimeItem.Completed,
        },
        ChatMessage message => new RealtimeItem(message.Id, RealtimeItem.Message) { Role = "system", Content = [new ContentPart(ContentPart.InputText, message.Text)] },
        _ => null,
    };

    private static ChatRole Role(string role) => role switch
    {
        "user" => ChatRole.User,
        "assistant" => ChatRole.Assistant,
        _ => ChatRole.System,
    };

    private static ChatContent Content(ContentPart part) =>
        part.Type == ContentPart.InputImage ? new ImageContent(part.Text) : new TextContent(part.Text ?? "");
}
