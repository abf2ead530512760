namespace Agents.Kernel;

/// <summary>A message whose recipient has stopped or never was. Akka.Event.DeadLetter.</summary>
public sealed class DeadLetter : AllDeadLetters
{
    /// <summary>Creates the event.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it; the system's dead letters if nobody did.</param>
    /// <param name="recipient">Whom it was meant for.</param>
    /// <exception cref="ArgumentNullException">Sender or recipient is null.</exception>
    public DeadLetter(object message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
