using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>Pairs of actors that throw one ball each to and fro.</summary>
internal static class PingPongBenchmarks
{
    private const int RoundTrips = 5_000_000;

    public static IEnumerable<Benchmark> All => new[] { 1, 10, 100 }.Select(pairs => new Benchmark(
        $"ping-pong-{pairs}", $"5 M round trips between {pairs} pair(s) of UntypedActors", () => Run(pairs)));

    private static async Task<Measured> Run(int pairs)
    {
        using var system = ActorSystem.Create("bench");
        var each = RoundTrips / pairs;
        var done = new Countdown(pairs);
        var pingers = Enumerable.Range(0, pairs).Select(_ =>
        {
            var echo = system.ActorOf(Props.Create(() => new Echo()));
            return system.ActorOf(Props.Create(() => new Pinger(echo, each, done)));
        }).ToArray();
        await Task.WhenAll(pingers.Select(pinger => pinger.Ask<string>("ready", TimeSpan.FromSeconds(30))));

        var lap = Lap.Start();
        foreach (var pinger in pingers)
            pinger.Tell(Ball.Instance);
        await done.Done;
        var measured = Measured.Of(lap, RoundTrips, "round trip");

        await system.Terminate();
        return measured;
    }

    private sealed class Ball
    {
        public static readonly Ball Instance = new();
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message, Self);
    }

    private sealed class Pinger(IActorRef echo, int rounds, Countdown done) : UntypedActor
    {
        private int _left = rounds;

        protected override void OnReceive(object message)
        {
            if (message is not Ball)
                Sender.Tell(message);
            else if (_left-- > 0)
                echo.Tell(message, Self);
            else
                done.Signal();
        }
    }
}
