namespace Agents.Kernel.TestKit;

/// <summary>The actor behind a kit or a probe: puts everything it receives where the test looks for it.</summary>
internal sealed class TestActor(MessageQueue queue) : UntypedActor
{
    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case WatchCommand command:
                if (command.On) Context.Watch(command.Subject);
                else Context.Unwatch(command.Subject);
                command.IsDone = true;
                break;
            default:
                queue.Enqueue(new MessageEnvelope(message, Sender));
                break;
        }
    }

    /// <summary>To begin or to end watching.</summary>
    internal sealed class WatchCommand(IActorRef subject, bool on)
    {
        private volatile bool _done;

        public IActorRef Subject { get; } = subject;

        public bool On { get; } = on;

        public bool IsDone
        {
            get => _done;
            set => _done = value;
        }
    }
}
