using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>Many pending timers.</summary>
internal static class TimerBenchmarks
{
    private const int Timers = 100_000;
    private const int Seed = 4711;

    public static IEnumerable<Benchmark> All =>
    [
        new("timers", "100 k one-shot messages due within 1 to 3 s: how late each arrives, and what scheduling takes", Run),
    ];

    private static async Task<Measured> Run()
    {
        using var system = ActorSystem.Create("bench");
        var done = new Countdown(Timers);
        var late = new double[Timers];
        var receiver = system.ActorOf(Props.Create(() => new Receiver(late, done)));
        var random = new Random(Seed);

        var lap = Lap.Start();
        for (var i = 0; i < Timers; i++)
        {
            var delay = TimeSpan.FromMilliseconds(1_000 + (2_000 * random.NextDouble()));
            system.Scheduler.ScheduleTellOnce(delay, receiver, new Due(i, Lap.Now(), delay.TotalSeconds), ActorRefs.NoSender);
        }

        var measured = Measured.Of(lap, Timers, "timer");
        await done.Done;

        await system.Terminate();
        return measured.AddLatencies(late, "ms late", 1_000);
    }

    private sealed record Due(int Number, long Scheduled, double Delay);

    private sealed class Receiver(double[] late, Countdown done) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
            var due = (Due)message;
            late[due.Number] = Lap.Since(due.Scheduled) - due.Delay;
            done.Signal();
        }
    }
}
