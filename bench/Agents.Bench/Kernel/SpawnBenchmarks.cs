using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>Creating and stopping actors, and what they weigh in between.</summary>
internal static class SpawnBenchmarks
{
    private const int Children = 200_000;

    public static IEnumerable<Benchmark> All =>
    [
        new("spawn-untyped", "200 k UntypedActors: create, first message, stop all", () => Run(Props.Create(() => new Parent(Props.Create(() => new Untyped()))))),
        new("spawn-receive", "200 k ReceiveActors with three handlers: create, first message, stop all",
            () => Run(Props.Create(() => new Parent(Props.Create(() => new Receiver()))))),
    ];

    private static async Task<Measured> Run(Props parentProps)
    {
        using var system = ActorSystem.Create("bench");
        var parent = system.ActorOf(parentProps, "parent");
        await parent.Ask<string>("ready", TimeSpan.FromSeconds(30));
        var live = Heap.LiveBytes();

        var lap = Lap.Start();
        var all = new Countdown(Children);
        parent.Tell(all);
        await all.Done;
        var (created, createdProcessor, allocated) = (lap.Seconds, lap.ProcessorSeconds, lap.Bytes);

        var idle = Heap.LiveBytes() - live;

        var stopping = Lap.Start();
        await parent.GracefulStop(TimeSpan.FromMinutes(5));
        var (seconds, processor) = (created + stopping.Seconds, createdProcessor + stopping.ProcessorSeconds);

        await system.Terminate();
        return new Measured().Add("rate", "actors/s", Children / seconds).Add("processor", "ns/actor", processor * 1e9 / Children)
            .Add("heap", "B/idle actor", (double)idle / Children)
            .Add("allocated", "B/create + message", (double)allocated / Children);
    }

    private sealed class Parent : UntypedActor
    {
        private readonly Props _child;

        public Parent(Props child) => _child = child;

        protected override void OnReceive(object message)
        {
            if (message is not Countdown)
            {
                Sender.Tell(message);
                return;
            }

            for (var i = 0; i < Children; i++)
                Context.ActorOf(_child).Tell(message, Self);
        }
    }

    private sealed class Untyped : UntypedActor
    {
        protected override void OnReceive(object message) => ((Countdown)message).Signal();
    }

    private sealed class Receiver : ReceiveActor
    {
        public Receiver()
        {
            Receive<Countdown>(countdown => countdown.Signal());
            Receive<string>(_ => { });
            Receive<int>(_ => { });
        }
    }
}
