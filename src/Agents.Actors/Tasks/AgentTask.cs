namespace Agents.Actors;

/// <summary>
/// An agent that takes the conversation for one purpose and gives it back with a result (voice-session.md S15): derive from
/// <see cref="AgentTask{TResult}"/>. It cannot hand over to another agent.
/// </summary>
public abstract class AgentTask : Agent
{
    private protected AgentTask()
    {
    }

    /// <summary>
    /// Whether the agent that waits gets to know the function calls of the task as well. Default false: only what was said.
    /// </summary>
    public bool KeepFunctionCalls { get; init; }

    /// <summary>The task has its result, or its error.</summary>
    internal abstract bool IsDone { get; }

    /// <summary>Lets the code that waits go on.</summary>
    internal abstract void Release();

    /// <summary>The task will not be done.</summary>
    internal abstract void Abandon(Exception error);
}

/// <summary>
/// A task with a typed result. Run it from a tool or a hook of another agent and await it; the other agent goes on afterwards and knows what
/// was said.
/// </summary>
/// <typeparam name="TResult">What it finds out.</typeparam>
public abstract class AgentTask<TResult> : AgentTask
{
    // Continuations run where the session releases it, in the session's time.
    private readonly TaskCompletionSource<TResult> _released = new();
    private Action? _release;
    private int _started;

    internal override bool IsDone => _release is not null;

    /// <summary>Takes the conversation, and gives it back when the task is done.</summary>
    /// <param name="session">The session of the agent that waits: its <see cref="Agent.Session"/>.</param>
    /// <exception cref="InvalidOperationException">It ran before, or the session closes.</exception>
    public Task<TResult> RunAsync(AgentSession session)
    {
        ArgumentNullException.ThrowIfNull(session);
        if (Interlocked.Exchange(ref _started, 1) != 0)
            throw new InvalidOperationException($"Task {Id} ran already; make a new object for each run.");
        session.Tell(new RunTask(this, ToolScope.Current?.Speech));
        return _released.Task;
    }

    /// <summary>The task is done. What is still being said is said to its end, then the other agent goes on. Only the first call counts.</summary>
    /// <param name="result">What was found out.</param>
    protected void Complete(TResult result) => End(() => _released.TrySetResult(result));

    /// <summary>The task cannot be done: the code that waits gets this error. Only the first call counts.</summary>
    /// <param name="error">Why.</param>
    protected void Fail(Exception error) => End(() => _released.TrySetException(error));

    internal override void Release() => _release?.Invoke();

    internal override void Abandon(Exception error) => _released.TrySetException(error);

    private void End(Action release)
    {
        if (Interlocked.CompareExchange(ref _release, release, null) is null)
            Session.Tell(new TaskDone(this));
    }
}
