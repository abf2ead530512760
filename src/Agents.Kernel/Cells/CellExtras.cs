namespace Agents.Kernel;

/// <summary>What only some actors need; made when first used.</summary>
internal sealed class CellExtras
{
    /// <summary>The children by name. Locked by itself: references from outside look children up.</summary>
    public Children? Children;

    /// <summary>The actors that this one watches, with the message to deliver (null: <see cref="Terminated"/>).</summary>
    public Dictionary<IActorRef, object?>? Watching;

    /// <summary>The actors that watch this one, beside the parent.</summary>
    public HashSet<InternalActorRef>? Watchers;

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

    /// <summary>System messages that cannot be handled yet, the oldest first.</summary>
    public List<SystemMessage>? Waiting;

    /// <summary>How many asynchronous handlers run: one, or more where one started another.</summary>
    public int HandlersRunning;

    /// <summary>The restart that waits for children to end.</summary>
    public PendingRestart? Restart;

    /// <summary>How this instance decides on failures of its children.</summary>
    public SupervisorStrategy? Strategy;

    /// <summary>The child whose failure is being decided or has been escalated.</summary>
    public ActorCell? Perpetrator;

    /// <summary>How often the children were restarted by this actor's strategy.</summary>
    public RestartHistories? RestartHistories;
}

/// <summary>A restart under way.</summary>
/// <param name="Cause">The failure.</param>
/// <param name="Previous">The instance that is being replaced; null if there was none that ever worked.</param>
internal sealed record PendingRestart(Exception Cause, ActorBase? Previous);
