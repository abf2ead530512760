namespace Agents.Messages;

/// <summary>The model asks for a function (<c>FunctionCall</c>).</summary>
/// <param name="CallId">The model's id of the call.</param>
/// <param name="Name">Name of the function.</param>
/// <param name="Arguments">A JSON object as text.</param>
public sealed record FunctionCall(string CallId, string Name, string Arguments) : ChatItem
{
    /// <summary>Calls of one answer share it; null when only the item id tells.</summary>
    public string? GroupId { get; init; }
}
