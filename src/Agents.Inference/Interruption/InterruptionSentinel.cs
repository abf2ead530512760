namespace Agents.Inference;

/// <summary>What an interruption stream is told besides audio, in order with it (seed: the stream's sentinels; protocol 5.3).</summary>
public abstract record InterruptionSentinel;

/// <summary>The agent begins to speak: audio counts from here on.</summary>
public sealed record AgentSpeechStarted : InterruptionSentinel;

/// <summary>The agent has stopped speaking: audio does not count any more.</summary>
public sealed record AgentSpeechEnded : InterruptionSentinel;

/// <summary>The caller began to speak while the agent speaks. Ignored while the agent is silent.</summary>
/// <param name="SpeechDuration">How long the caller has been speaking already.</param>
/// <param name="StartedAt">When the caller began.</param>
public sealed record OverlapSpeechStarted(TimeSpan SpeechDuration, DateTimeOffset StartedAt) : InterruptionSentinel;

/// <summary>The overlap is over.</summary>
/// <param name="EndedAt">When; null for now.</param>
/// <param name="AgentEnded">True when it ended because the agent stopped: the caller may still speak, so it says nothing about the caller.</param>
public sealed record OverlapSpeechEnded(DateTimeOffset? EndedAt = null, bool AgentEnded = false) : InterruptionSentinel;

/// <summary>No effect; kept for the seed's <c>flush</c>.</summary>
public sealed record InterruptionFlush : InterruptionSentinel;
