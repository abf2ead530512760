namespace Agents.Messages;

/// <summary>What a function gave back, or why it did not (<c>FunctionCallOutput</c>).</summary>
/// <param name="CallId">The call it answers.</param>
/// <param name="Output">The result, or the error's text, as the model will see it.</param>
/// <param name="IsError">Whether it is an error.</param>
public sealed record FunctionCallOutput(string CallId, string Output, bool IsError = false) : ChatItem
{
    /// <summary>Name of the function; empty when unknown.</summary>
    public string Name { get; init; } = "";
}
