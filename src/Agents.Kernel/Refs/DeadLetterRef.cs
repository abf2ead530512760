namespace Agents.Kernel;

/// <summary>
/// Where messages go that reach nobody: each is published on the event stream as a <see cref="DeadLetter"/>, or as a
/// <see cref="SuppressedDeadLetter"/> if it is of a kind that is expected to get lost.
/// </summary>
internal sealed class DeadLetterRef(ActorSystemImpl system, ActorPath path) : InternalActorRef
{
    public override ActorPath Path { get; } = path;

    internal override ActorSystemImpl SystemOfRef => system;

    public override void Tell(object message, IActorRef sender)
    {
        InvalidMessage.ThrowIfNull(message);
        if (message is AllDeadLetters)
            system.EventStream.Publish(message);
        else
            Publish(message, sender ?? this, this);
    }

    /// <summary>
    /// Publishes a message that did not reach <paramref name="recipient"/>. A dead letter that did not reach its subscriber is dropped: it would come
    /// back for ever.
    /// </summary>
    internal void Publish(object message, IActorRef? sender, IActorRef recipient)
    {
        var eventStream = system.EventStream;
        switch (message)
        {
            case AllDeadLetters or IKernelMessage:
                break;
            case Identify identify when sender is not null: // nobody is an answer too
                sender.Tell(new ActorIdentity(identify.MessageId, null), ActorRefs.NoSender);
                break;
            case IDeadLetterSuppression suppressed:
                eventStream.Publish(new SuppressedDeadLetter(suppressed, sender ?? this, recipient));
                break;
            default:
                eventStream.Publish(new DeadLetter(message, sender ?? this, recipient));
                break;
        }
    }

    internal override void SendSystem(SystemMessage message)
    {
        if (message is WatchRequest watch)
            watch.Watcher.SendSystem(new DeathNotice(watch.Watchee, ExistenceConfirmed: false));
    }
}
