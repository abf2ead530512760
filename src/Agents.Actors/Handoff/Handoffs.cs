namespace Agents.Actors;

/// <summary>
/// Replaces the agent that has the conversation (voice-session.md 5.4): its exit hook, then everything it still says, then the next agent.
/// What is asked of the session meanwhile, and what the caller says, is the next agent's. Owned by the session.
/// </summary>
internal sealed class Handoffs(SessionScope scope, SpeechRunner runner, PreemptiveReplies preemptive, AgentArrivals arrivals)
{
    private static readonly TimeSpan ExitLimit = TimeSpan.FromSeconds(30);

    private readonly List<(SessionCommand Command, IActorRef Sender)> _deferred = [];
    private Change? _change;
    private readonly Dictionary<int, Action> _exiting = [];
    private int _left;

    /// <summary>One agent goes and another comes: no turn is answered until it is there.</summary>
    public event Action<bool>? Suspends;

    /// <summary>Another agent is about to take over.</summary>
    public bool Changing => _change is not null;

    /// <summary>An exit hook runs; what it says is still heard.</summary>
    public bool Exiting => _exiting.ContainsKey(scope.Active.Number);

    /// <summary>Whether a command waits for the next agent (S7); it is sent again then.</summary>
    public bool Defer(object message, IActorRef sender)
    {
        if (_change is null || message is not (SayText or GenerateReply or UpdateAgent or TransferToAgent or UpdateInstructions
            or UpdateTools or UpdateChatContext))
            return false;
        _deferred.Add(((SessionCommand)message, sender));
        return true;
    }

    /// <summary>Begins to replace the agent.</summary>
    /// <param name="create">Gives the next agent.</param>
    /// <param name="waiting">The speech whose tool waits for it; it is not waited for.</param>
    /// <param name="asker">Who is told.</param>
    public void Begin(Func<Agent> create, SpeechHandle? waiting, IActorRef asker)
    {
        try
        {
            var agent = create();
            if (scope.Active.Parent is not null)
                throw new InvalidOperationException($"Task {scope.Active.Agent.Id} cannot hand over to agent {agent.Id}; it must be done first.");
            if (ReferenceEquals(agent, scope.Active.Agent))
            {
                asker.Tell(Done.Instance);
                return;
            }
            _change = new Change(ActiveAgent.Prepare(scope.Setup, agent, scope.Self, scope.Children, scope.Log), waiting, asker);
        }
        catch (Exception error)
        {
            scope.Log.Warning("Session {0} stays with agent {1}: {2}", scope.Id, scope.Active.Agent.Id, error.Message);
            asker.Tell(new Status.Failure(error));
            return;
        }
        preemptive.Drop();
        Suspends?.Invoke(true);
        Exit(Look);
    }

    /// <summary>The session closes: the agent stays to the end.</summary>
    public void Abandon()
    {
        if (_change is not { } change)
            return;
        _change = null;
        change.Next.Agent.Leave();
        change.Asker.Tell(new Status.Failure(new InvalidOperationException($"Session {scope.Id} closes; agent {change.Next.Agent.Id} did not take over.")));
        Suspends?.Invoke(false);
    }

    /// <summary>Runs the exit hook of the agent that has the conversation, once.</summary>
    public void Exit(Action then)
    {
        var leaving = scope.Active;
        var runs = Exiting;
        _exiting[leaving.Number] = then;
        if (runs)
            return;
        if (_left == leaving.Number)
        {
            OnExited(leaving.Number);
            return;
        }
        _left = leaving.Number;
        var hook = AgentHooks.RunAsync(() => leaving.Agent.OnExitAsync(leaving.Over.Token), nameof(Agent.OnExitAsync), leaving.Agent.Id,
            scope.Log);
        scope.Timers.StartSingleTimer((nameof(AgentExitOverdue), leaving.Number), new AgentExitOverdue(leaving.Number), ExitLimit);
        _ = TellAsync(hook, new AgentExited(leaving.Number), scope.Self);
    }

    /// <summary>The exit hook is over, or has taken too long.</summary>
    public void OnExited(int activity)
    {
        if (!_exiting.Remove(activity, out var then))
            return;
        scope.Timers.Cancel((nameof(AgentExitOverdue), activity));
        then();
    }

    /// <summary>Everything the old agent says is said: now its functions end.</summary>
    public void Look()
    {
        if (_change is not { } change || Exiting || scope.Active.Parent is not null || runner.Open.Any(speech => speech.Handle != change.Waiting))
            return;
        if (change.ToolsGone)
            TakeOver(change);
        else if (!change.ToolsLeave)
            LetToolsEnd(change);
    }

    private void LetToolsEnd(Change change)
    {
        _change = change with { ToolsLeave = true };
        var staying = scope.Setup.Session.Tools.Select(tool => tool.Name).Concat(scope.Mcp.Tools.Select(tool => tool.Name)).ToHashSet();
        scope.Rooms.Tools.Tell(new LeaveTools(change.Next.Number, staying, change.Waiting?.Number), scope.Self);
    }

    /// <summary>No function of the old agent runs any more.</summary>
    public void OnToolsLeft(ToolsLeft left)
    {
        if (_change is not { } change || change.Next.Number != left.Activity)
            return;
        _change = change with { ToolsGone = true };
        Look();
    }

    private void TakeOver(Change change)
    {
        _change = null;
        var before = scope.Active;
        before.Over.Cancel();
        before.Agent.Leave();
        runner.Adopt(before.Number, change.Next.Number);
        arrivals.Seat(change.Next, before.Agent.Id);
        change.Asker.Tell(Done.Instance);
        arrivals.Welcome(change.Next);
        Suspends?.Invoke(false);
        foreach (var (command, sender) in _deferred)
            scope.Self.Tell(command, sender);
        _deferred.Clear();
    }

    private static async Task TellAsync(Task hook, AgentExited exited, IActorRef self)
    {
        await hook;
        self.Tell(exited); // a message, so that it comes behind what the hook says
    }

    private sealed record Change(ActiveAgent Next, SpeechHandle? Waiting, IActorRef Asker)
    {
        /// <summary>The functions of the agent that goes were told.</summary>
        public bool ToolsLeave { get; init; }

        /// <summary>None of them runs any more.</summary>
        public bool ToolsGone { get; init; }
    }
}
