namespace Agents.Kernel;

/// <summary>An actor with one method for all messages. Akka.NET: <c>UntypedActor</c>.</summary>
public abstract class UntypedActor : ActorBase
{
    /// <summary>The running actor's context.</summary>
    /// <exception cref="NotSupportedException">No actor runs here.</exception>
    protected static new IUntypedActorContext Context => ActorCell.RequireCurrent();

    /// <inheritdoc />
    protected internal override bool Receive(object message)
    {
        OnReceive(message);
        return true;
    }

    /// <summary>Runs an action as an asynchronous handler: what it awaits continues in this actor, and no message is handled meanwhile.</summary>
    /// <param name="action">May be an <c>async void</c>-free lambda; for asynchronous work use the other overload.</param>
    protected void RunTask(Action action) => ActorCell.RequireCurrent().RunTask(() =>
    {
        action();
        return Task.CompletedTask;
    });

    /// <summary>Runs asynchronous work: it continues in this actor after each await, and no message is handled until it has ended.</summary>
    /// <param name="action">The work; an exception fails the actor as one in a handler does.</param>
    protected void RunTask(Func<Task> action) => ActorCell.RequireCurrent().RunTask(action);

    /// <summary>Handles a message; call <see cref="ActorBase.Unhandled"/> for those that are not understood.</summary>
    /// <param name="message">The message.</param>
    protected abstract void OnReceive(object message);

    /// <summary>Replaces the current behaviour.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void Become(UntypedReceive receive) => Context.Become(receive);

    /// <summary>Puts a behaviour on top of the current one.</summary>
    /// <param name="receive">The new behaviour.</param>
    protected void BecomeStacked(UntypedReceive receive) => Context.BecomeStacked(receive);
}
