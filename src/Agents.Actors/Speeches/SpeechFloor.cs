namespace Agents.Actors;

/// <summary>
/// Who may be heard: the queue, the speech that has the floor, and what both wait for (voice-session.md 5.2). Owned by the session.
/// </summary>
internal sealed class SpeechFloor(SessionScope scope)
{
    private SpeechQueue<Speech> _waiting = SpeechQueue<Speech>.Empty;
    private DateTimeOffset? _lastPlayoutEnded;
    private bool _userAudible;

    /// <summary>A speech got the floor.</summary>
    public event Action<Speech>? Granted;

    public Speech? Current { get; private set; }

    /// <summary>The tool that has the floor for itself: only what it says is heard. Null: everybody's.</summary>
    public ToolScope? Holder
    {
        get;
        set
        {
            field = value;
            Grant();
        }
    }

    public IEnumerable<Speech> Waiting => _waiting.InPlayOrder;

    public bool IsEmpty => Current is null && _waiting.Count == 0;

    public bool UserAudible
    {
        set
        {
            _userAudible = value;
            Grant();
        }
    }

    public void Enqueue(Speech speech)
    {
        speech.Stage = SpeechStage.Waiting;
        speech.Handle.MarkScheduled();
        _waiting = _waiting.Enqueue(speech, speech.Priority);
        Grant();
    }

    /// <summary>Takes a speech out of the queue.</summary>
    public void Withdraw(Speech speech) => _waiting = _waiting.Remove(speech);

    /// <summary>The floor is free again.</summary>
    /// <param name="speech">Who had it.</param>
    /// <param name="wasHeard">Whether anything was played, so that the pause between speeches counts from now.</param>
    public void Leave(Speech speech, bool wasHeard)
    {
        if (Current != speech)
            return;
        Current = null;
        if (wasHeard)
            _lastPlayoutEnded = scope.Now;
    }

    /// <summary>Gives the floor to the next speech, if it may have it now.</summary>
    public void Grant()
    {
        if (Current is not null || Waiting.FirstOrDefault(MayHaveIt) is not { } next)
            return;
        var facts = new ReplyGateFacts(scope.Now)
        {
            Interruptible = next.IsInterruptible,
            UserAudible = _userAudible,
            LastPlayoutEnded = _lastPlayoutEnded,
        };
        switch (new ReplyGate(scope.Options.MinConsecutiveSpeechDelay).Decide(facts))
        {
            case ReplyGateDecision.WaitUntil(var at):
                scope.Timers.StartSingleTimer(FloorFree.Instance, FloorFree.Instance, at - scope.Now);
                break;
            case ReplyGateDecision.Go:
                _waiting = _waiting.Remove(next);
                Current = next;
                next.Stage = SpeechStage.OnFloor;
                Granted?.Invoke(next);
                break;
        }
    }

    private bool MayHaveIt(Speech speech) => speech.Activity == scope.Active.Number && (Holder is null || speech.Handle.Origin == Holder);
}

/// <summary>The pause between two speeches is over.</summary>
internal sealed record FloorFree
{
    public static FloorFree Instance { get; } = new();
}
