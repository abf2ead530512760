namespace Agents.Actors;

/// <summary>Knows when nothing is said, thought, decided or waited for, and tells who asked. Owned by the session.</summary>
internal sealed class IdleWatch(SessionScope scope, SpeechRunner runner, CallerTurns turns, Presence presence, ToolAnnouncements news, Foregrounds foregrounds)
{
    private readonly List<IActorRef> _askers = [];
    private bool _decisionOpen, _wordsExpected, _voiced;

    /// <summary>It is quiet, and news of tools wait.</summary>
    public event Action? QuietForNews;

    public void Ask(IActorRef asker)
    {
        _askers.Add(asker);
        Look();
    }

    public void OnCallerStarted() => (_voiced, _wordsExpected) = (true, false);

    /// <summary>The caller spoke: a transcript may still come.</summary>
    public void OnCallerStopped(bool wordsKnown)
    {
        _voiced = false;
        _wordsExpected = !wordsKnown && scope.Agent.Stt is not null;
        if (_wordsExpected)
            scope.Timers.StartSingleTimer(WordsOverdue.Instance, WordsOverdue.Instance, scope.Options.CloseTranscriptTimeout);
    }

    public void OnWords() => _wordsExpected = false;

    public void OnDecisionOpen(bool open) => _decisionOpen = open;

    /// <summary>Has news told, or tells who asked, if it is quiet now. Called after every message of the session.</summary>
    public void Look()
    {
        if (news.Waiting && IsIdle)
            QuietForNews?.Invoke();
        if (foregrounds.Waiting && IsQuiet)
            foregrounds.OnQuiet();
        if (_askers.Count == 0 || !IsIdle)
            return;
        foreach (var asker in _askers)
            asker.Tell(new SessionIdle(), scope.Self);
        _askers.Clear();
    }

    private bool IsIdle => IsQuiet && !runner.Own.Any() && !foregrounds.Held && presence.Agent is AgentState.Listening;

    /// <summary>Nobody speaks or is about to; tools may run.</summary>
    private bool IsQuiet => runner.Own.All(speech => speech.Stage == SpeechStage.Tools) && turns.IsIdle && !_decisionOpen && !_wordsExpected && !_voiced
        && presence.User != UserState.Speaking && presence.Agent is (AgentState.Listening or AgentState.Thinking);
}

/// <summary>No transcript came for what the caller said.</summary>
internal sealed record WordsOverdue
{
    public static WordsOverdue Instance { get; } = new();
}
