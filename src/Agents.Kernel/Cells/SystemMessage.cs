namespace Agents.Kernel;

/// <summary>A message of the kernel to itself: overtakes user messages. Linked to the next one of the same mailbox.</summary>
internal abstract class SystemMessage
{
    /// <summary>The one after this, while both wait in a mailbox.</summary>
    public SystemMessage? Next;

    /// <summary>In the midst of what it cannot be handled and has to wait.</summary>
    public virtual WaitsFor WaitsFor => WaitsFor.Nothing;
}

/// <summary>What some system messages cannot break into.</summary>
[Flags]
internal enum WaitsFor
{
    /// <summary>Is handled at once.</summary>
    Nothing = 0,

    /// <summary>An asynchronous handler.</summary>
    Handler = 1,

    /// <summary>The decision about the actor's own failure.</summary>
    Decision = 2,

    /// <summary>The end of the children before a restart.</summary>
    Restart = 4,
}

/// <summary>Make a new instance because of a failure.</summary>
internal sealed class Recreate(Exception cause) : SystemMessage
{
    public Exception Cause { get; } = cause;

    public override WaitsFor WaitsFor => WaitsFor.Handler | WaitsFor.Restart;
}

/// <summary>Take no user messages until resumed.</summary>
internal sealed class Suspend : SystemMessage
{
    public override WaitsFor WaitsFor => WaitsFor.Restart;
}

/// <summary>Take user messages again.</summary>
/// <param name="cause">The failure that this forgives, or null.</param>
internal sealed class Resume(Exception? cause) : SystemMessage
{
    public Exception? Cause { get; } = cause;

    public override WaitsFor WaitsFor => WaitsFor.Handler | WaitsFor.Restart;
}

/// <summary>Stop.</summary>
internal sealed class Terminate : SystemMessage
{
    public override WaitsFor WaitsFor => WaitsFor.Handler;
}

/// <summary>A child has failed and waits for a decision.</summary>
internal sealed class Failed(ActorCell child, Exception cause) : SystemMessage
{
    public ActorCell Child { get; } = child;

    public Exception Cause { get; } = cause;

    public override WaitsFor WaitsFor => WaitsFor.Decision | WaitsFor.Restart;
}

/// <summary>Somebody wants to hear of this actor's end.</summary>
internal sealed class WatchRequest(IActorRef watchee, InternalActorRef watcher) : SystemMessage
{
    public IActorRef Watchee { get; } = watchee;

    public InternalActorRef Watcher { get; } = watcher;
}

/// <summary>Somebody no longer wants to hear of this actor's end.</summary>
internal sealed class UnwatchRequest(InternalActorRef watcher) : SystemMessage
{
    public InternalActorRef Watcher { get; } = watcher;
}

/// <summary>An actor has ended: a child, or one that is watched.</summary>
internal sealed class DeathNotice(IActorRef actor, bool ExistenceConfirmed) : SystemMessage
{
    public IActorRef Actor { get; } = actor;

    public bool ExistenceConfirmed { get; } = ExistenceConfirmed;
}

/// <summary>A continuation of an asynchronous handler is ready to run.</summary>
internal sealed class RunContinuation(ActorTaskScheduler scheduler, Task continuation) : SystemMessage
{
    public void Execute() => scheduler.Run(continuation);
}

/// <summary>The asynchronous handler has ended.</summary>
internal sealed class HandlerEnded(Exception? failure) : SystemMessage
{
    public Exception? Failure { get; } = failure;
}
