namespace Agents.Kernel;

/// <summary>Sending with the sender taken from where the call is made. Akka.NET: <c>ActorRefImplicitSenderExtensions</c>.</summary>
public static class ActorRefImplicitSenderExtensions
{
    /// <summary>Sends with the running actor as sender; outside an actor there is none.</summary>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">Any object but null.</param>
    /// <exception cref="InvalidMessageException"><paramref name="message"/> is null.</exception>
    public static void Tell(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.Current ?? ActorRefs.NoSender);

    /// <summary>Sends the message on with its original sender, so that answers go there.</summary>
    /// <param name="receiver">Who gets the message.</param>
    /// <param name="message">Any object but null.</param>
    /// <exception cref="InvalidMessageException"><paramref name="message"/> is null.</exception>
    public static void Forward(this IActorRef receiver, object message) => receiver.Tell(message, ActorCell.Current?.Sender ?? ActorRefs.NoSender);
}
