namespace Agents.Actors;

/// <summary>
/// Lets tasks take the conversation and gives it back (voice-session.md S15): the agent that waits is not drained, what it wants to say
/// waits with it. Owned by the session.
/// </summary>
internal sealed class InlineTasks
{
    private readonly SessionScope _scope;
    private readonly SpeechRunner _runner;
    private readonly PreemptiveReplies _preemptive;
    private readonly AgentArrivals _arrivals;
    private readonly Handoffs _handoffs;
    private readonly List<(int Activity, RunTask Ask)> _queued = [];
    private bool _ending;

    public InlineTasks(SessionScope scope, SpeechRunner runner, PreemptiveReplies preemptive, AgentArrivals arrivals, Handoffs handoffs)
    {
        (_scope, _runner, _preemptive, _arrivals, _handoffs) = (scope, runner, preemptive, arrivals, handoffs);
        _runner.Finished += _ => Look();
    }

    /// <summary>The conversation went to a task, or came back from it.</summary>
    public event Action<bool>? Suspends;

    private SuspendedAgent? Parent => _scope.Active.Parent;

    /// <summary>Takes a task on now, or once the agent that asked for it has the conversation again.</summary>
    /// <param name="ask">The task.</param>
    /// <param name="activity">The stay of the agent that asked.</param>
    public void Run(RunTask ask, int activity)
    {
        if (activity != _scope.Active.Number && Chain().Contains(activity))
        {
            _queued.Add((activity, ask));
            return;
        }
        ActiveAgent next;
        try
        {
            next = ActiveAgent.Prepare(_scope.Setup, ask.Task, _scope.Self, _scope.Children, _scope.Log);
        }
        catch (Exception error)
        {
            ask.Task.Abandon(error);
            return;
        }
        _preemptive.Drop();
        var before = _scope.Active;
        next.Parent = SuspendedAgent.Of(before, ask.Waiting);
        _arrivals.Seat(next, before.Agent.Id);
        _runner.OnAgentChanged();
        Suspends?.Invoke(false);
        _arrivals.Welcome(next);
    }

    /// <summary>A task has its result: its exit hook, what it still says, then the agent that waits.</summary>
    public void OnDone(TaskDone done)
    {
        if (ReferenceEquals(done.Task, _scope.Active.Agent))
            End();
    }

    /// <summary>The session closes: every task fails, and the agent that waited for all of them is back.</summary>
    public void Abandon()
    {
        while (Parent is { } parent)
        {
            var task = (AgentTask)_scope.Active.Agent;
            Return(parent);
            task.Abandon(new InvalidOperationException($"Session {_scope.Id} closes; task {task.Id} was not done."));
        }
        foreach (var (_, ask) in _queued)
            ask.Task.Abandon(new InvalidOperationException($"Session {_scope.Id} closes; task {ask.Task.Id} did not begin."));
        _queued.Clear();
    }

    private void End()
    {
        if (_ending)
            return;
        _ending = true;
        _preemptive.Drop();
        Suspends?.Invoke(true);
        _handoffs.Exit(Look);
    }

    /// <summary>Everything the task says is said: the agent that waits goes on.</summary>
    private void Look()
    {
        if (!_ending || _handoffs.Exiting || _runner.Own.Any() || Parent is not { } parent)
            return;
        _ending = false;
        var task = (AgentTask)_scope.Active.Agent;
        Return(parent);
        task.Release();
        if (_scope.Active.Agent is AgentTask { IsDone: true })
            End();
        else if (_queued.FindIndex(queued => queued.Activity == _scope.Active.Number) is >= 0 and var next)
        {
            var (activity, ask) = _queued[next];
            _queued.RemoveAt(next);
            Run(ask, activity);
        }
    }

    private void Return(SuspendedAgent parent)
    {
        var ended = _scope.Active;
        ended.Over.Cancel();
        ended.Agent.Leave();
        parent.Agent.Context = TaskMerge.Merge(parent.Agent.Context, ended.Context, ((AgentTask)ended.Agent).KeepFunctionCalls);
        _runner.Adopt(ended.Number, parent.Agent.Number);
        _arrivals.Return(parent.Agent, ended.Agent.Id);
        parent.Resume();
        Suspends?.Invoke(_handoffs.Changing);
        _runner.OnAgentChanged();
    }

    /// <summary>The stays of those who wait, innermost first.</summary>
    private IEnumerable<int> Chain()
    {
        for (var parent = Parent; parent is not null; parent = parent.Agent.Parent)
            yield return parent.Agent.Number;
    }
}
