namespace Agents.Actors;

/// <summary>Notices that the caller spoke and no transcript came in time (voice-session.md I28). Owned by the session.</summary>
internal sealed class TranscriptWatch(SessionScope scope)
{
    private TimeSpan _spoken;
    private DateTimeOffset _since;
    private bool _understood;

    public void OnCallerStarted()
    {
        _understood = false;
        scope.Timers.Cancel(TranscriptOverdue.Instance);
    }

    /// <summary>Bursts add up until words come; the time counts from the end of the voice, not from its detection.</summary>
    public void OnCallerStopped(CallerStopped stopped)
    {
        if (_understood || scope.Options.TranscriptionTimeout is not { } timeout || scope.Agent.Stt is null || scope.Agent.Vad is null)
            return;
        if (_spoken == TimeSpan.Zero)
            _since = stopped.At - stopped.SpokeFor;
        _spoken += stopped.SpokeFor;
        var due = timeout - (scope.Now - stopped.At);
        scope.Timers.StartSingleTimer(TranscriptOverdue.Instance, TranscriptOverdue.Instance, due > TimeSpan.Zero ? due : TimeSpan.Zero);
    }

    public void OnWords()
    {
        _understood = true;
        _spoken = TimeSpan.Zero;
        scope.Timers.Cancel(TranscriptOverdue.Instance);
    }

    public void OnOverdue()
    {
        scope.Events.Publish(new UserTranscriptionTimeout(_spoken, _since));
        _spoken = TimeSpan.Zero;
    }
}

/// <summary>No transcript came for what the caller said.</summary>
internal sealed record TranscriptOverdue
{
    public static TranscriptOverdue Instance { get; } = new();
}
