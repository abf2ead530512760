namespace Agents.Kernel;

/// <summary>
/// Hands events of a system (dead letters, unhandled messages, log events, or any object) to the actors that subscribed to their type or a base
/// of it. Publishing takes no lock and costs next to nothing when nobody subscribed. Akka.Event.EventStream.
/// </summary>
public class EventStream
{
    private readonly Lock _gate = new();
    private readonly bool _debug;
    private volatile Subscriptions _subscriptions = Subscriptions.None;

    /// <summary>Creates a stream.</summary>
    /// <param name="debug">True to publish every subscription and its end as a <see cref="Debug"/> event.</param>
    public EventStream(bool debug)
    {
        _debug = debug;
    }

    /// <summary>Told, outside every lock, of each actor that subscribes, so that somebody can watch it and unsubscribe it when it stops.</summary>
    internal Action<IActorRef>? OnSubscribed { get; set; }

    /// <summary>Lets an actor have the events of a class or interface and of everything derived from it. It gets each event once.</summary>
    /// <param name="subscriber">The actor; it is unsubscribed when it stops.</param>
    /// <param name="channel">The class or interface.</param>
    /// <returns>False if the actor had this very subscription already.</returns>
    public virtual bool Subscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        var wish = new Subscription(subscriber, channel);
        lock (_gate)
        {
            if (_subscriptions.Contains(wish))
                return false;
            _subscriptions = _subscriptions.With(wish);
        }

        OnSubscribed?.Invoke(subscriber);
        Trace(subscriber, "subscribes to", channel);
        return true;
    }

    /// <summary>Ends one subscription. Subscriptions to other types, also to bases of this one, stay.</summary>
    /// <returns>False if there was no such subscription.</returns>
    public virtual bool Unsubscribe(IActorRef subscriber, Type channel)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        ArgumentNullException.ThrowIfNull(channel);
        var wish = new Subscription(subscriber, channel);
        lock (_gate)
        {
            if (!_subscriptions.Contains(wish))
                return false;
            _subscriptions = _subscriptions.Without(wish);
        }

        Trace(subscriber, "unsubscribes from", channel);
        return true;
    }

    /// <summary>Ends all subscriptions of an actor.</summary>
    /// <returns>False if it had none.</returns>
    public virtual bool Unsubscribe(IActorRef subscriber)
    {
        ArgumentNullException.ThrowIfNull(subscriber);
        lock (_gate)
        {
            if (!_subscriptions.Contains(subscriber))
                return false;
            _subscriptions = _subscriptions.Without(subscriber);
        }

        Trace(subscriber, "unsubscribes from", typeof(object));
        return true;
    }

    /// <summary>Tells an event to all who subscribed to its type or a base of it, in the order they subscribed.</summary>
    /// <param name="event">Any object but null.</param>
    public void Publish(object @event)
    {
        ArgumentNullException.ThrowIfNull(@event);
        foreach (var receiver in _subscriptions.ReceiversOf(@event.GetType()))
        {
            try
            {
                receiver.Tell(@event, null!);
            }
            catch (Exception) when (receiver is not InternalActorRef)
            {
                // A reference that somebody else wrote has lost the event; whoever published it, often an actor that is ending, must go on.
            }
        }
    }

    /// <summary>True if an event of this type would reach anybody: ask before building one that is not free.</summary>
    internal bool HasSubscribers(Type eventType) => _subscriptions.ReceiversOf(eventType).Length > 0;

    private void Trace(IActorRef subscriber, string does, Type channel)
    {
        if (_debug && HasSubscribers(typeof(Debug)))
            Publish(new Debug(Logging.SimpleName(this), GetType(), $"{subscriber} {does} {channel}"));
    }
}
