using Agents.Bench.Measuring;

namespace Agents.Bench.Kernel;

/// <summary>All benchmarks of the actor kernel. Beside <c>Measuring</c> they use nothing that Akka.NET does not have under the same name.</summary>
internal static class KernelBenchmarks
{
    public static IReadOnlyList<Benchmark> All { get; } =
    [
        .. YardstickBenchmarks.All, .. TellBenchmarks.All, .. PingPongBenchmarks.All, .. AskBenchmarks.All, .. SpawnBenchmarks.All, .. RestartBenchmarks.All,
        .. FrameFlowBenchmarks.All, .. TimerBenchmarks.All,
    ];
}
