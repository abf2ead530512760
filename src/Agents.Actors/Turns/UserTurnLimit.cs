namespace Agents.Actors;

/// <summary>
/// Notices a caller who talks on and on without an answer (voice-session.md I29): the words are stored and the agent takes the floor,
/// uninterruptible and without
/// tools. Owned by the session.
/// </summary>
internal sealed class UserTurnLimit
{
    private readonly SessionScope _scope;
    private readonly SpeechRunner _runner;
    private readonly Conversation _conversation;
    private readonly Presence _presence;
    private int _words;
    private DateTimeOffset? _since;
    private bool _exceeded, _taking;

    public UserTurnLimit(SessionScope scope, SpeechRunner runner, Conversation conversation, Presence presence)
    {
        (_scope, _runner, _conversation, _presence) = (scope, runner, conversation, presence);
        presence.AgentChanged += OnAgentChanged;
    }

    private UserTurnLimitOptions Options => _scope.Options.TurnHandling.UserTurnLimit;

    public void OnWords(string text)
    {
        if (!Options.Enabled)
            return;
        _words += Words.Count(text);
        _since ??= _scope.Now;
        _exceeded |= _words >= Options.MaxWords || _scope.Now - _since >= Options.MaxDuration;
        TakeFloor();
    }

    /// <summary>What was said is stored: now the agent speaks.</summary>
    public void OnTurnDecided()
    {
        if (!_taking)
            return;
        _taking = false;
        var speech = new Speech(_scope.NewSpeech(SpeechSource.GenerateReply, allowInterruptions: false), SpeechPriority.Normal)
        {
            Context = _conversation.Items,
            Instructions = "The caller has been talking for long. Interrupt politely: sum up in one sentence and ask what you need.",
            ToolChoice = ToolChoice.None,
        };
        _runner.Begin(speech, userInitiated: false);
        _runner.Schedule(speech);
    }

    private void OnAgentChanged(AgentState state)
    {
        if (state == AgentState.Speaking)
            (_words, _since, _exceeded) = (0, null, false);
        else
            TakeFloor();
    }

    /// <summary>Waits until the agent is idle; if it speaks first, nothing is to be done.</summary>
    private void TakeFloor()
    {
        if (!_exceeded || _taking || _presence.Agent != AgentState.Listening || _runner.Open.Any() || _scope.Agent.Llm is null)
            return;
        (_exceeded, _taking, _words, _since) = (false, true, 0, null);
        _scope.Rooms.Turns.Tell(new DecideTurn(TurnTrigger.Manual, TimeSpan.Zero, SkipReply: true), _scope.Self);
    }
}
