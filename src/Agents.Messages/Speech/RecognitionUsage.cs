namespace Agents.Messages;

/// <summary>What a recognition cost (protocol 2.7).</summary>
/// <param name="AudioDuration">Audio sent since the previous usage event.</param>
/// <param name="InputTokens">0 for inference STT.</param>
/// <param name="OutputTokens">0 for inference STT.</param>
public sealed record RecognitionUsage(TimeSpan AudioDuration, int InputTokens = 0, int OutputTokens = 0);
