namespace Agents.Host.Telephony;

/// <summary>How much of the agent's sound the caller has heard.</summary>
/// <param name="Speech">Number of the speech.</param>
/// <param name="Position">How much of that speech, from its first sample on this stream.</param>
internal readonly record struct HeardPosition(int Speech, TimeSpan Position);
