namespace Agents.Kernel;

/// <summary>A message that reached nobody who handled it; the base to subscribe to for all of them. Akka.Event.AllDeadLetters.</summary>
public abstract class AllDeadLetters : IWrappedMessage
{
    /// <summary>Creates the event.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it.</param>
    /// <param name="recipient">Whom it was meant for.</param>
    protected AllDeadLetters(object message, IActorRef sender, IActorRef recipient)
    {
        Message = message;
        Sender = sender;
        Recipient = recipient;
    }

    /// <summary>The message.</summary>
    public object Message { get; }

    /// <summary>Whom it was meant for.</summary>
    public IActorRef Recipient { get; }

    /// <summary>Who sent it; the system's dead letters if nobody did.</summary>
    public IActorRef Sender { get; }

    /// <summary>Kind, sender, recipient and the message's type; never the message itself, which may hold what a caller said.</summary>
    public override string ToString() => $"{GetType().Name} from {Sender} to {Recipient}: <{Message.GetType()}>";
}
