namespace Agents.Kernel;

/// <summary>Subscribing with the type as an argument in angle brackets. Akka.Event.EventStreamExtensions.</summary>
public static class EventStreamExtensions
{
    /// <summary>Lets an actor have the events of a class or interface and of everything derived from it.</summary>
    /// <returns>False if the actor had this very subscription already.</returns>
    public static bool Subscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Subscribe(subscriber, typeof(TChannel));

    /// <summary>Ends one subscription.</summary>
    /// <returns>False if there was no such subscription.</returns>
    public static bool Unsubscribe<TChannel>(this EventStream eventStream, IActorRef subscriber) =>
        eventStream.Unsubscribe(subscriber, typeof(TChannel));
}
