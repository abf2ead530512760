namespace Agents.Kernel;

/// <summary>
/// An actor: one message at a time, state nobody else touches. An instance is made by the kernel only; after a failure a new one may take its
/// place behind the same address. Akka.NET: <c>ActorBase</c>.
/// </summary>
public abstract class ActorBase
{
    private readonly ActorCell _cell;

    /// <summary>Ties the instance to the cell that is making it.</summary>
    /// <exception cref="ActorInitializationException">Called with <c>new</c> instead of through <c>ActorOf</c>.</exception>
    protected ActorBase() =>
        _cell = ActorCell.TakeForInstance()
            ?? throw new ActorInitializationException(
                $"{GetType()} was created with new; actors are created by ActorOf(Props.Create(() => new {GetType().Name}(…))).");

    /// <summary>Who sent the message being handled; dead letters if nobody did.</summary>
    protected IActorRef Sender => _cell.Sender;

    /// <summary>The actor's own address.</summary>
    protected IActorRef Self => _cell;

    /// <summary>The running actor's context.</summary>
    /// <exception cref="NotSupportedException">No actor runs here: for example a continuation outside <c>ReceiveAsync</c>.</exception>
    protected static IActorContext Context => ActorCell.RequireCurrent();

    /// <summary>A behaviour that handles nothing.</summary>
    protected static Receive EmptyReceive { get; } = _ => false;

    /// <summary>Runs a behaviour; an override sees every message before and after.</summary>
    /// <param name="receive">The current behaviour.</param>
    /// <param name="message">The message.</param>
    /// <returns>Whether it was handled.</returns>
    protected internal virtual bool AroundReceive(Receive receive, object message)
    {
        var handled = receive(message);
        if (!handled)
            Unhandled(message);
        return handled;
    }

    /// <summary>The actor's first behaviour.</summary>
    /// <param name="message">The message.</param>
    /// <returns>False if it is not handled.</returns>
    protected internal abstract bool Receive(object message);

    /// <summary>
    /// Called for a message no behaviour handled: publishes an <see cref="UnhandledMessage"/>, but fails the actor for a <see cref="Terminated"/>.
    /// </summary>
    /// <param name="message">The message.</param>
    /// <exception cref="DeathPactException">The message is <see cref="Terminated"/>: who watches must care.</exception>
    protected internal virtual void Unhandled(object message)
    {
        if (message is Terminated terminated)
            throw new DeathPactException(terminated.ActorRef);
        _cell.System.EventStream.Publish(new UnhandledMessage(message, Sender, Self));
    }

    /// <summary>Replaces the current behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void Become(Receive receive) => _cell.Become(receive);

    /// <summary>Puts a behaviour on top of the current one.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void BecomeStacked(Receive receive) => _cell.BecomeStacked(receive);

    /// <summary>Goes back to the behaviour below; at the bottom nothing changes.</summary>
    protected void UnbecomeStacked() => _cell.UnbecomeStacked();

    /// <summary>Asks for <see cref="ReceiveTimeout"/> after each stretch without a message.</summary>
    /// <param name="timeout">How long; null ends it.</param>
    /// <exception cref="ArgumentOutOfRangeException">Not longer than zero.</exception>
    protected void SetReceiveTimeout(TimeSpan? timeout) => _cell.SetReceiveTimeout(timeout);

    /// <summary>Calls <see cref="PreStart"/>; for wrappers of the life cycle.</summary>
    public virtual void AroundPreStart() => PreStart();

    /// <summary>Called before the first message. Default: nothing.</summary>
    protected virtual void PreStart()
    {
    }

    /// <summary>Calls <see cref="PreRestart"/>; for wrappers of the life cycle.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="message">The message that was being handled, if any.</param>
    public virtual void AroundPreRestart(Exception cause, object? message) => PreRestart(cause, message);

    /// <summary>Called on the failed instance before it is replaced. Default: stops all children and calls <see cref="PostStop"/>.</summary>
    /// <param name="reason">The failure.</param>
    /// <param name="message">The message that was being handled, if any.</param>
    protected virtual void PreRestart(Exception reason, object? message)
    {
        _cell.StopChildrenForRestart();
        PostStop();
    }

    /// <summary>Calls <see cref="PostRestart"/>; for wrappers of the life cycle.</summary>
    /// <param name="cause">The failure.</param>
    /// <param name="message">Always null.</param>
    public virtual void AroundPostRestart(Exception cause, object? message) => PostRestart(cause);

    /// <summary>Called on the new instance after a restart. Default: calls <see cref="PreStart"/>.</summary>
    /// <param name="reason">The failure.</param>
    protected virtual void PostRestart(Exception reason) => PreStart();

    /// <summary>Calls <see cref="PostStop"/>; for wrappers of the life cycle.</summary>
    public virtual void AroundPostStop() => PostStop();

    /// <summary>Called when the actor has stopped and all its children with it. Default: nothing.</summary>
    protected virtual void PostStop()
    {
    }

    /// <summary>How failures of children are decided. Default: <see cref="Kernel.SupervisorStrategy.DefaultStrategy"/>.</summary>
    protected internal virtual SupervisorStrategy SupervisorStrategy() => Kernel.SupervisorStrategy.DefaultStrategy;
}
