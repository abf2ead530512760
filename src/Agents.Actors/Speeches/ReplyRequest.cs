namespace Agents.Actors;

/// <summary>What an answer of the model is to be made from (voice-session.md 5.3). What is not set is as usual.</summary>
public sealed record ReplyRequest
{
    /// <summary>Words of the caller that came as text; they interrupt the agent and enter the conversation. Default: none.</summary>
    public string? UserInput { get; init; }

    /// <summary>Instructions for this answer alone; never stored. Default: none.</summary>
    public string? Instructions { get; init; }

    /// <summary>Which function the model may or must call. Default: its choice; inside a tool none.</summary>
    public ToolChoice? ToolChoice { get; init; }

    /// <summary>
    /// Names of the functions that this answer, and the steps that follow from it, may use; the agent must have them, else the speech fails. Default: all.
    /// </summary>
    public IReadOnlyList<string>? Tools { get; init; }

    /// <summary>
    /// The conversation as this answer shall see it, in the place of what the agent knows; what its own functions give comes behind it. Instructions in it are
    /// left out. Default: what the agent knows.
    /// </summary>
    public ChatContext? ChatContext { get; init; }

    /// <summary>Whether the caller's voice may stop it. Default: the session's setting.</summary>
    public bool? AllowInterruptions { get; init; }

    /// <summary>How the words came. Default: <see cref="Actors.InputModality.Text"/> with <see cref="UserInput"/>, else spoken.</summary>
    public InputModality? InputModality { get; init; }
}
