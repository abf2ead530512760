namespace Agents.Kernel;

/// <summary>How an actor decides on failures of its children. Akka.NET: <c>SupervisorStrategy</c>.</summary>
public abstract class SupervisorStrategy
{
    /// <summary>Stops a child that could not be created, was killed, or broke a death pact; restarts it for anything else.</summary>
    public static readonly IDecider DefaultDecider = Kernel.Decider.From(cause => cause switch
    {
        ActorInitializationException or ActorKilledException or DeathPactException => Directive.Stop,
        _ => Directive.Restart,
    });

    /// <summary>One child at a time by <see cref="DefaultDecider"/>, without a limit.</summary>
    public static readonly SupervisorStrategy DefaultStrategy = new OneForOneStrategy(DefaultDecider);

    /// <summary>One child at a time; stops it whatever happened.</summary>
    public static readonly OneForOneStrategy StoppingStrategy = new(_ => Directive.Stop);

    /// <summary>Chooses the directive.</summary>
    public abstract IDecider Decider { get; }

    /// <summary>Whether failures are published as log events.</summary>
    protected internal bool LoggingEnabled { get; set; } = true;

    /// <summary>The directive for a failure.</summary>
    /// <param name="child">The child that failed.</param>
    /// <param name="exception">What it threw.</param>
    protected abstract Directive Handle(IActorRef child, Exception exception);

    /// <summary>Restarts or stops the child, and those that share its fate.</summary>
    /// <param name="context">The supervisor's context.</param>
    /// <param name="restart">True to restart where the limits allow, false to stop.</param>
    /// <param name="child">The child that failed.</param>
    /// <param name="cause">What it threw.</param>
    /// <param name="stats">Its restarts so far.</param>
    /// <param name="children">All children.</param>
    public abstract void ProcessFailure(
        IActorContext context, bool restart, IActorRef child, Exception cause, ChildRestartStats stats, IReadOnlyCollection<ChildRestartStats> children);

    /// <summary>Decides and acts.</summary>
    /// <returns>False if the failure has to be escalated.</returns>
    internal bool HandleFailure(ActorCell supervisor, ActorCell child, Exception cause)
    {
        var directive = Handle(child, cause);
        LogFailure(supervisor, child, cause, directive);
        switch (directive)
        {
            case Directive.Resume:
                ResumeChild(child, cause);
                return true;
            case Directive.Escalate:
                return false;
            default:
                ProcessFailure(supervisor, directive == Directive.Restart, child, cause, supervisor.RestartHistories.Of(child), supervisor.RestartHistories);
                return true;
        }
    }

    /// <summary>Lets a child go on.</summary>
    /// <param name="child">The child.</param>
    /// <param name="exception">The failure that is forgiven.</param>
    protected void ResumeChild(IActorRef child, Exception exception) => (child as ActorCell)?.SendSystem(new Resume(exception));

    /// <summary>Makes a new instance of a child.</summary>
    /// <param name="child">The child.</param>
    /// <param name="cause">The failure.</param>
    /// <param name="suspendFirst">True for a child that has not failed itself: it takes no message before its new instance.</param>
    protected void RestartChild(IActorRef child, Exception cause, bool suspendFirst)
    {
        if (child is not ActorCell cell)
            return;
        if (suspendFirst)
            cell.SendSystem(new Suspend());
        cell.SendSystem(new Recreate(cause));
    }

    /// <summary>Publishes a failure as a log event: a warning if the child goes on with its state, else an error.</summary>
    /// <param name="context">The supervisor's context.</param>
    /// <param name="child">The child that failed.</param>
    /// <param name="cause">What it threw.</param>
    /// <param name="directive">What was decided.</param>
    protected virtual void LogFailure(IActorContext context, IActorRef child, Exception cause, Directive directive)
    {
        if (!LoggingEnabled || directive == Directive.Escalate)
            return;
        var level = directive == Directive.Resume ? LogLevel.WarningLevel : LogLevel.ErrorLevel;
        if (context.System is not ActorSystemImpl system || !system.EventStream.HasSubscribers(Logging.ClassFor(level)))
            return;
        var what = ExceptionText.MessageOf(cause is ActorInitializationException { InnerException: { } inner } ? inner : cause);
        system.LogOf(child).Log(level, cause, what);
    }
}
