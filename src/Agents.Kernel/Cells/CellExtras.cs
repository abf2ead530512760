namespace Agents.Kernel;

/// <summary>What only some actors need; made when first used.</summary>
internal sealed class CellExtras
{
    /// <summary>The children by name. Locked by itself: references from outside look children up.</summary>
    public Children? Children;

    /// <summary>The actors that this one watches, with the message to deliver (null: <see cref="Terminated"/>).</summary>
    public Dictionary<IActorRef, object?>? Watching;

    /// <summary>The actors that watch this one, beside the parent.</summary>
    public List<InternalActorRef>? Watchers;

    /// <summary>Notices of an end that wait in the mailbox, to be dropped if the watch is ended first.</summary>
    public Dictionary<IActorRef, object?>? NoticesQueued;

    /// <summary>The behaviours over the actor's own <c>Receive</c>, the current one on top.</summary>
    public Stack<Receive>? Behaviours;

    /// <summary>True if the lowest of <see cref="Behaviours"/> stands for the actor's own <c>Receive</c>.</summary>
    public bool BottomReplaced;

    /// <summary>The timers that the actor runs.</summary>
    public ActorTimers? Timers;

    /// <summary>Messages put aside.</summary>
    public ActorStash? Stash;

    /// <summary>The receive timeout, if one is set.</summary>
    public ReceiveTimeoutState? ReceiveTimeout;

    /// <summary>The scheduler of asynchronous handlers.</summary>
    public ActorTaskScheduler? TaskScheduler;

    /// <summary>System messages that wait for the end of an asynchronous handler.</summary>
    public Queue<SystemMessage>? WaitingForHandler;

    /// <summary>How many asynchronous handlers run: one, or more where one started another.</summary>
    public int HandlersRunning;

    /// <summary>The failure for which the actor is being recreated.</summary>
    public Exception? RecreateCause;

    /// <summary>How this instance decides on failures of its children.</summary>
    public SupervisorStrategy? Strategy;

    /// <summary>The child whose failure is being escalated.</summary>
    public ActorCell? Perpetrator;

    /// <summary>How often this actor was restarted by its parent's strategy.</summary>
    public ChildRestartStats? RestartStats;
}
