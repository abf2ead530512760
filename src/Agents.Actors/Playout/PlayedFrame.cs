namespace Agents.Actors;

/// <summary>Sound of the agent on its way to the caller.</summary>
/// <param name="Frame">20 ms at the voice's rate.</param>
/// <param name="At">When its first sample is to be heard: the true time of a recording.</param>
/// <param name="Speech">Number of the speech it belongs to; 0 for sounds behind the speech alone.</param>
public sealed record PlayedFrame(AudioFrame Frame, DateTimeOffset At, int Speech);
