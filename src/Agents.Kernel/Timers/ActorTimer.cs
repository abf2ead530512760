namespace Agents.Kernel;

/// <summary>One timer of an actor. Travels through the mailbox itself when it is due, so that a cancelled one can be told from a live one there.</summary>
internal sealed class ActorTimer(ActorCell owner, object key, object message, IActorRef? sender, bool repeats) : IScheduledCallback, IKernelMessage
{
    public object Key { get; } = key;

    public object Message { get; } = message;

    public IActorRef? Sender { get; } = sender;

    public bool Repeats { get; } = repeats;

    public ScheduledEntry? Entry { get; set; }

    public void Fire(ScheduledEntry entry) => owner.Tell(this, Sender!);
}
