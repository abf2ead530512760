namespace Agents.Kernel;

/// <summary>Sends a message.</summary>
internal sealed class TellCallback : CancelableCallback
{
    private readonly ICanTell _receiver;
    private readonly object _message;
    private readonly IActorRef _sender;

    private TellCallback(ICanTell receiver, object message, IActorRef sender)
    {
        _receiver = receiver;
        _message = message;
        _sender = sender;
    }

    public static TellCallback For(ICanTell receiver, object message, IActorRef sender)
    {
        ArgumentNullException.ThrowIfNull(receiver);
        return new TellCallback(receiver, message ?? throw new InvalidMessageException(), sender);
    }

    protected override void Run() => _receiver.Tell(_message, _sender);
}
