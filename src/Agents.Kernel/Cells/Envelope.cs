namespace Agents.Kernel;

/// <summary>A message and who sent it. Akka.NET: <c>Envelope</c>.</summary>
/// <param name="message">The message.</param>
/// <param name="sender">Who sent it; <see cref="ActorRefs.NoSender"/> where nobody did.</param>
public readonly struct Envelope(object message, IActorRef sender)
{
    /// <summary>The message.</summary>
    public object Message { get; } = message;

    /// <summary>Who sent it; <see cref="ActorRefs.NoSender"/> where nobody did.</summary>
    public IActorRef Sender { get; } = sender;

    /// <inheritdoc />
    public override string ToString() => $"<{Message}> from {Sender?.ToString() ?? "NoSender"}";
}
