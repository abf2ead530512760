namespace Agents.Actors;

/// <summary>
/// Who speaks, and so what an interruption detector must be told (voice-session.md 4.5): every overlap begins once and ends once. Pure and immutable; each
/// change gives the next state and the sentinels to push.
/// </summary>
internal sealed record OverlapTracker
{
    /// <summary>Nobody speaks.</summary>
    public static OverlapTracker Silent { get; } = new();

    /// <summary>The agent is heard.</summary>
    public bool AgentSpeaks { get; private init; }

    /// <summary>Both speak, and nothing was decided.</summary>
    public bool IsOpen { get; private init; }

    private DateTimeOffset? CallerSince { get; init; }

    public (OverlapTracker Next, IReadOnlyList<InterruptionSentinel> Push) AgentStarted(DateTimeOffset now)
    {
        if (AgentSpeaks)
            return (this, []);
        var next = this with { AgentSpeaks = true, IsOpen = CallerSince is not null };
        return (next, CallerSince is { } since ? [new AgentSpeechStarted(), Start(since, now)] : [new AgentSpeechStarted()]);
    }

    public (OverlapTracker Next, IReadOnlyList<InterruptionSentinel> Push) AgentEnded(DateTimeOffset now)
    {
        if (!AgentSpeaks)
            return (this, []);
        var next = this with { AgentSpeaks = false, IsOpen = false };
        return (next, IsOpen ? [new OverlapSpeechEnded(now, AgentEnded: true), new AgentSpeechEnded()] : [new AgentSpeechEnded()]);
    }

    /// <param name="at">Back-dated onset.</param>
    /// <param name="now">The moment.</param>
    public (OverlapTracker Next, IReadOnlyList<InterruptionSentinel> Push) CallerStarted(DateTimeOffset at, DateTimeOffset now)
        => (this with { CallerSince = at, IsOpen = AgentSpeaks }, AgentSpeaks ? [Start(at, now)] : []);

    /// <param name="at">Back-dated end.</param>
    public (OverlapTracker Next, IReadOnlyList<InterruptionSentinel> Push) CallerStopped(DateTimeOffset at)
        => (this with { CallerSince = null, IsOpen = false }, IsOpen ? [new OverlapSpeechEnded(at)] : []);

    /// <summary>The detector called the overlap an interruption: that ended it.</summary>
    public OverlapTracker Decided() => this with { IsOpen = false };

    private static OverlapSpeechStarted Start(DateTimeOffset since, DateTimeOffset now) => new(now - since, since);
}
