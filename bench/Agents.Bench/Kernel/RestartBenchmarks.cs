using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>Failing and being restarted.</summary>
internal static class RestartBenchmarks
{
    private const int Restarts = 100_000;

    public static IEnumerable<Benchmark> All => new[] { 1, 100 }.Select(children => new Benchmark(
        $"restart-{children}", $"100 k restarts of {children} child(ren), failure logging off", () => Run(children)));

    private static async Task<Measured> Run(int children)
    {
        using var system = ActorSystem.Create("bench");
        var done = new Countdown(children);
        var each = Restarts / children;
        var parent = system.ActorOf(Props.Create(() => new Parent(children)), "parent");
        var refs = await parent.Ask<IActorRef[]>("children", TimeSpan.FromSeconds(30));

        var lap = Lap.Start();
        for (var i = 0; i < each; i++)
        {
            foreach (var child in refs)
                child.Tell(Fail.Instance, ActorRefs.NoSender);
        }

        foreach (var child in refs)
            child.Tell(done, ActorRefs.NoSender);
        await done.Done;
        var measured = Measured.Of(lap, Restarts, "restart");

        await system.Terminate();
        return measured;
    }

    private sealed class Fail
    {
        public static readonly Fail Instance = new();
    }

    private sealed class Failure : Exception
    {
        public static readonly Failure Instance = new();
    }

    private sealed class Parent : UntypedActor
    {
        private readonly IActorRef[] _children;

        public Parent(int children) =>
            _children = [.. Enumerable.Range(0, children).Select(_ => Context.ActorOf(Props.Create(() => new Child())))];

        protected override SupervisorStrategy SupervisorStrategy() =>
            new OneForOneStrategy(-1, Timeout.Infinite, _ => Directive.Restart, loggingEnabled: false);

        protected override void OnReceive(object message) => Sender.Tell(_children);
    }

    private sealed class Child : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            if (message is Countdown done)
                done.Signal();
            else
                throw Failure.Instance;
        }
    }
}
