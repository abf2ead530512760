namespace Agents.Kernel;

/// <summary>
/// An actor that declares a handler per message type, in its constructor or in <c>Become</c>; the first that fits is called. Akka.NET: <c>ReceiveActor</c>.
/// </summary>
public abstract partial class ReceiveActor : UntypedActor
{
    private HandlerShape _shape = HandlerShape.Empty;
    private Delegate[] _delegates = [];
    private bool _declaring = true;

    /// <summary>Call <c>Receive</c> in the constructor of the derived class.</summary>
    protected ReceiveActor()
    {
    }

    /// <summary>Calls the first handler that fits, or <see cref="ActorBase.Unhandled"/> if none does.</summary>
    /// <param name="message">The message.</param>
    protected sealed override void OnReceive(object message)
    {
        _declaring = false;
        if (!_shape.TryInvoke(_delegates, message))
            Unhandled(message);
    }

    /// <summary>Replaces the current behaviour by the handlers that a method declares.</summary>
    /// <param name="configure">Calls <c>Receive</c> for each handler.</param>
    protected void Become(Action configure) => Become(Declare(configure));

    /// <summary>Puts a behaviour made of the handlers that a method declares on top of the current one.</summary>
    /// <param name="configure">Calls <c>Receive</c> for each handler.</param>
    protected void BecomeStacked(Action configure) => BecomeStacked(Declare(configure));

    private Receive Declare(Action configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        var (shape, delegates, declaring) = (_shape, _delegates, _declaring);
        (_shape, _delegates, _declaring) = (HandlerShape.Empty, [], true);
        try
        {
            configure();
            var (declared, handlers) = (_shape, _delegates);
            return message => declared.TryInvoke(handlers, message);
        }
        finally
        {
            (_shape, _delegates, _declaring) = (shape, delegates, declaring);
        }
    }

    private void Add(HandlerInvoker invoker, Delegate handler, Delegate? guard = null)
    {
        ArgumentNullException.ThrowIfNull(handler);
        if (!_declaring)
            throw new InvalidOperationException($"{GetType()} declares a handler while it runs; Receive belongs into the constructor or into Become.");
        if (_shape.IsComplete)
            throw new InvalidOperationException($"{GetType()} declares a handler after one that takes every message; put ReceiveAny last.");
        var longer = new Delegate[_delegates.Length + invoker.Delegates];
        _delegates.CopyTo(longer, 0);
        longer[_delegates.Length] = handler;
        if (guard is not null)
            longer[^1] = guard;
        (_shape, _delegates) = (_shape.With(invoker), longer);
    }
}
