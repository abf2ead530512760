using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>One thread tells one actor.</summary>
internal static class TellBenchmarks
{
    private const int Messages = 10_000_000;

    public static IEnumerable<Benchmark> All =>
    [
        new("tell-new", "10 M new 24-byte messages from one thread to one UntypedActor", () => Run(Props.Create(() => new Counter(Messages)), reuse: false)),
        new("tell-reused", "10 M times the same message from one thread to one UntypedActor", () => Run(Props.Create(() => new Counter(Messages)), reuse: true)),
        new("tell-receive", "10 M new 24-byte messages from one thread to one ReceiveActor", () => Run(Props.Create(() => new Receiver(Messages)), reuse: false)),
    ];

    private static async Task<Measured> Run(Props props, bool reuse)
    {
        using var system = ActorSystem.Create("bench");
        var actor = system.ActorOf(props);
        await actor.Ask<string>("ready", TimeSpan.FromSeconds(30));
        var done = new TaskCompletionSource();
        actor.Tell(done);

        var lap = Lap.Start();
        var message = new Number(1);
        for (var i = 0; i < Messages; i++)
            actor.Tell(reuse ? message : new Number(i), ActorRefs.NoSender);
        await done.Task;
        var measured = Measured.Of(lap, Messages, "message");

        await system.Terminate();
        return measured;
    }

    private sealed class Number(long value)
    {
        public long Value => value;
    }

    private sealed class Counter(int expected) : UntypedActor
    {
        private TaskCompletionSource? _done;
        private int _count;

        protected override void OnReceive(object message)
        {
            switch (message)
            {
                case Number:
                    if (++_count == expected)
                        _done!.SetResult();
                    break;
                case TaskCompletionSource done:
                    _done = done;
                    break;
                default:
                    Sender.Tell(message);
                    break;
            }
        }
    }

    private sealed class Receiver : ReceiveActor
    {
        private TaskCompletionSource? _done;
        private int _count;

        public Receiver(int expected)
        {
            Receive<Number>(_ =>
            {
                if (++_count == expected)
                    _done!.SetResult();
            });
            Receive<TaskCompletionSource>(done => _done = done);
            ReceiveAny(message => Sender.Tell(message));
        }
    }
}
