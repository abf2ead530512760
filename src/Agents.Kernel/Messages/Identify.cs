namespace Agents.Kernel;

/// <summary>Asks any actor for its address: it answers with an <see cref="ActorIdentity"/>. Akka.NET: <c>Identify</c>.</summary>
/// <param name="messageId">Comes back in the answer.</param>
public sealed class Identify(object messageId) : IAutoReceivedMessage, INotInfluenceReceiveTimeout
{
    /// <summary>Comes back in the answer.</summary>
    public object MessageId { get; } = messageId;

    /// <inheritdoc />
    public override string ToString() => $"<Identify>: {MessageId}";
}

/// <summary>The answer to <see cref="Identify"/>. Akka.NET: <c>ActorIdentity</c>.</summary>
/// <param name="messageId">The id of the question.</param>
/// <param name="subject">The actor that answers; null where a selection named none.</param>
public sealed class ActorIdentity(object messageId, IActorRef? subject)
{
    /// <summary>The id of the question.</summary>
    public object MessageId { get; } = messageId;

    /// <summary>The actor that answers; null where a selection named none.</summary>
    public IActorRef? Subject { get; } = subject;

    /// <inheritdoc />
    public override string ToString() => $"<ActorIdentity>: {Subject} - MessageId={MessageId}";
}
