namespace Agents.Actors;

/// <summary>
/// Whether voice alone may interrupt, or only the detector's verdict (voice-session.md I17): voice may while the agent begins, when the detector has called an
/// interruption. Pure and immutable.
/// </summary>
/// <param name="StartBoundary">How long voice may interrupt from the agent's first sound on.</param>
internal sealed record InterruptionAuthority(TimeSpan StartBoundary)
{
    private DateTimeOffset? AgentSince { get; init; }

    private bool HandedOver { get; init; }

    public InterruptionAuthority AgentStarted(DateTimeOffset at) => this with { AgentSince = at, HandedOver = false };

    public InterruptionAuthority AgentEnded() => this with { AgentSince = null };

    /// <summary>The verdict fell: for the rest of this speech voice and words count as without a detector.</summary>
    public InterruptionAuthority Interrupted() => this with { HandedOver = true };

    /// <summary>Whether the agent's speech is so young that a backchannel verdict does not count.</summary>
    public bool InsideStartBoundary(DateTimeOffset now) => AgentSince is { } since && now < since + StartBoundary;

    public bool VoiceMayInterrupt(DateTimeOffset now) => HandedOver || AgentSince is null || InsideStartBoundary(now);
}
