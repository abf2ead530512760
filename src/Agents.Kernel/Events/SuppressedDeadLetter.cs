namespace Agents.Kernel;

/// <summary>A lost message of a kind whose loss is ordinary. Akka.Event.SuppressedDeadLetter.</summary>
public sealed class SuppressedDeadLetter : AllDeadLetters
{
    /// <summary>Creates the event.</summary>
    /// <param name="message">The message.</param>
    /// <param name="sender">Who sent it; the system's dead letters if nobody did.</param>
    /// <param name="recipient">Whom it was meant for.</param>
    /// <exception cref="ArgumentNullException">Sender or recipient is null.</exception>
    public SuppressedDeadLetter(IDeadLetterSuppression message, IActorRef sender, IActorRef recipient)
        : base(message, sender, recipient)
    {
        ArgumentNullException.ThrowIfNull(sender);
        ArgumentNullException.ThrowIfNull(recipient);
    }
}
