namespace Agents.Actors;

/// <summary>Say a text; for senders without a handle of the session, such as other nodes. Answered with <see cref="SpeechAccepted"/>.</summary>
/// <param name="Text">What to say.</param>
/// <param name="AllowInterruptions">Whether the caller's voice may stop it; null takes the session's setting.</param>
/// <param name="Priority">Before whom it is said.</param>
/// <param name="AddToChatContext">Whether what is heard enters the conversation.</param>
public sealed record StartSay(
    string Text, bool? AllowInterruptions = null, SpeechPriority Priority = SpeechPriority.Normal, bool AddToChatContext = true) : SessionCommand;

/// <summary>
/// Let the model speak; for senders without a handle of the session, such as other nodes. Answered with <see cref="SpeechAccepted"/>.
/// </summary>
/// <param name="UserInput">Words of the caller that came as text; null for none.</param>
/// <param name="Instructions">Instructions for this answer alone; null for none.</param>
/// <param name="AllowInterruptions">Whether the caller's voice may stop it; null takes the session's setting.</param>
public sealed record StartReply(string? UserInput = null, string? Instructions = null, bool? AllowInterruptions = null) : SessionCommand;

/// <summary>A speech was made; what becomes of it is in the session's events.</summary>
/// <param name="Number">Its number.</param>
public sealed record SpeechAccepted(int Number);
