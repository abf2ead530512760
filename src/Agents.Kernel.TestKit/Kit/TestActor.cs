namespace Agents.Kernel.TestKit;

/// <summary>The actor behind a kit or a probe: puts everything it receives where the test looks for it.</summary>
internal sealed class TestActor(MessageQueue queue) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WatchCommand(var subject):
                Context.Watch(subject);
                break;
            case UnwatchCommand(var subject):
                Context.Unwatch(subject);
                break;
            default:
                queue.Enqueue(new MessageEnvelope(message, Sender));
                break;
        }
    }

    internal sealed record WatchCommand(IActorRef Subject);

    internal sealed record UnwatchCommand(IActorRef Subject);
}
