using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>What the machine gives without any actor, to read the other figures by: it swings with everything else that runs.</summary>
internal static class YardstickBenchmarks
{
    private const int HandOvers = 200_000;

    public static IEnumerable<Benchmark> All =>
    [
        new("yardstick-pool", "200 k times a blocked thread hands work to the thread pool and waits for it, no actors", () => Task.Factory.StartNew(Run, TaskCreationOptions.LongRunning)),
    ];

    private static Measured Run()
    {
        var latencies = new double[HandOvers];
        var lap = Lap.Start();
        for (var i = 0; i < HandOvers; i++)
        {
            var started = Lap.Now();
            var done = new TaskCompletionSource<object>(TaskCreationOptions.RunContinuationsAsynchronously);
            ThreadPool.UnsafeQueueUserWorkItem(static done => done.SetResult(done), done, preferLocal: false);
            done.Task.GetAwaiter().GetResult();
            latencies[i] = Lap.Since(started);
        }

        return Measured.Of(lap, HandOvers, "hand-over").AddLatencies(latencies, "µs", 1_000_000);
    }
}
