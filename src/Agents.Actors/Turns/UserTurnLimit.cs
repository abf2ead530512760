namespace Agents.Actors;

/// <summary>
/// Notices a caller who talks on and on without an answer (voice-session.md I29): the words are stored and the agent takes the floor,
/// as its hook has
/// it. Owned by the session.
/// </summary>
internal sealed class UserTurnLimit
{
    private readonly SessionScope _scope;
    private readonly SpeechRunner _runner;
    private readonly Presence _presence;
    private readonly List<string> _said = [];
    private int _words;
    private ExceededTurn? _excess;
    private DateTimeOffset? _since;
    private bool _exceeded, _taking;

    public UserTurnLimit(SessionScope scope, SpeechRunner runner, Presence presence)
    {
        (_scope, _runner, _presence) = (scope, runner, presence);
        presence.AgentChanged += OnAgentChanged;
    }

    private UserTurnLimitOptions Options => _scope.Options.TurnHandling.UserTurnLimit;

    public void OnWords(string text)
    {
        if (!Options.Enabled)
            return;
        _words += Words.Count(text);
        _said.Add(text);
        _since ??= _scope.Now;
        _exceeded |= _words >= Options.MaxWords || _scope.Now - _since >= Options.MaxDuration;
        TakeFloor();
    }

    /// <summary>What was said is stored: now the agent speaks, as its hook has it.</summary>
    public void OnTurnDecided()
    {
        if (_excess is not { } excess)
            return;
        _excess = null;
        var active = _scope.Active;
        var hook = AgentHooks.RunAsync(() => active.Agent.OnUserTurnExceededAsync(excess, active.Over.Token),
            nameof(Agent.OnUserTurnExceededAsync), active.Agent.Id, _scope.Log);
        _ = TellAsync(hook, _scope.Self);
    }

    /// <summary>The hook is over; the next excess counts again.</summary>
    public void OnHandled() => _taking = false;

    private void OnAgentChanged(AgentState state)
    {
        if (state == AgentState.Speaking)
            Forget();
        else
            TakeFloor();
    }

    /// <summary>Waits until the agent is idle; if it speaks first, nothing is to be done.</summary>
    private void TakeFloor()
    {
        if (!_exceeded || _taking || _presence.Agent != AgentState.Listening || _runner.Own.Any() || _scope.Agent.Llm is null)
            return;
        _excess = new ExceededTurn(Sensitive.Of(_said[^1]), Sensitive.Of(string.Join(' ', _said)), _words, _scope.Now - (_since ?? _scope.Now));
        _taking = true;
        Forget();
        _scope.Rooms.Turns.Tell(new DecideTurn(TurnTrigger.Manual, TimeSpan.Zero, SkipReply: true), _scope.Self);
    }

    private void Forget()
    {
        (_words, _since, _exceeded) = (0, null, false);
        _said.Clear();
    }

    private static async Task TellAsync(Task hook, IActorRef self)
    {
        await hook;
        self.Tell(TurnExcessHandled.Instance);
    }
}

/// <summary>The hook on a caller who talks too long is over.</summary>
internal sealed record TurnExcessHandled
{
    public static TurnExcessHandled Instance { get; } = new();
}
