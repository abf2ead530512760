using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>Questions and answers.</summary>
internal static class AskBenchmarks
{
    private const int Sequential = 200_000;
    private const int Batched = 1_000_000;
    private const int Batch = 64;

    public static IEnumerable<Benchmark> All =>
    [
        new("ask-pool", "200 k asks one after the other, awaited on the thread pool", () => Run(Sequential, AskOneByOne)),
        new("ask-thread", "200 k asks one after the other, from a blocked thread outside the pool", () => Run(Sequential, AskFromThread)),
        new("ask-batch", "1 M asks, 64 issued and then awaited", () => Run(Batched, (echo, latencies) => AskInBatches(echo, latencies, null))),
        new("ask-batch-timeout", "1 M asks with a timeout of 5 s, 64 issued and then awaited",
            () => Run(Batched, (echo, latencies) => AskInBatches(echo, latencies, TimeSpan.FromSeconds(5)))),
    ];

    private static async Task<Measured> Run(int asks, Func<IActorRef, double[], Task> work)
    {
        using var system = ActorSystem.Create("bench");
        var echo = system.ActorOf(Props.Create(() => new Echo()));
        await echo.Ask<object>(Question.Instance);
        var latencies = new double[asks];

        var lap = Lap.Start();
        await work(echo, latencies);
        var measured = Measured.Of(lap, asks, "ask");

        await system.Terminate();
        return measured.AddLatencies(latencies, "µs", 1_000_000);
    }

    private static Task AskOneByOne(IActorRef echo, double[] latencies) => Task.Run(async () =>
    {
        for (var i = 0; i < latencies.Length; i++)
        {
            var asked = Lap.Now();
            await echo.Ask<Question>(Question.Instance);
            latencies[i] = Lap.Since(asked);
        }
    });

    private static Task AskFromThread(IActorRef echo, double[] latencies) => Task.Factory.StartNew(
        () =>
        {
            for (var i = 0; i < latencies.Length; i++)
            {
                var asked = Lap.Now();
                echo.Ask<Question>(Question.Instance).GetAwaiter().GetResult();
                latencies[i] = Lap.Since(asked);
            }
        },
        TaskCreationOptions.LongRunning);

    private static Task AskInBatches(IActorRef echo, double[] latencies, TimeSpan? timeout) => Task.Run(async () =>
    {
        var answers = new Task<Question>[Batch];
        for (var start = 0; start < latencies.Length; start += Batch)
        {
            var asked = Lap.Now();
            for (var i = 0; i < Batch; i++)
                answers[i] = echo.Ask<Question>(Question.Instance, timeout);
            for (var i = 0; i < Batch; i++)
            {
                await answers[i];
                latencies[start + i] = Lap.Since(asked);
            }
        }
    });

    private sealed class Question
    {
        public static readonly Question Instance = new();
    }

    private sealed class Echo : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message, Self);
    }
}
