using Agents.Bench.Kernel;
using Agents.Bench.Measuring;

namespace Agents.Bench;

/// <summary>Measures. <c>kernel</c> runs all benchmarks of the actor kernel, each in a process of its own; names after it choose some.</summary>
internal static class Program
{
    private const int Runs = 5;
    private const string RunHere = "--here";

    private static async Task<int> Main(string[] args)
    {
        if (args is not ["kernel", .. var names])
            return Usage();

        var here = names.Contains(RunHere);
        names = [.. names.Where(name => name != RunHere)];
        var unknown = names.Except(KernelBenchmarks.All.Select(benchmark => benchmark.Name)).ToArray();
        if (unknown.Length > 0)
        {
            await Console.Error.WriteLineAsync($"There is no benchmark '{unknown[0]}'.");
            return Usage();
        }

        foreach (var benchmark in KernelBenchmarks.All.Where(benchmark => names.Length == 0 || names.Contains(benchmark.Name)))
        {
            var code = here ? await Measure(benchmark) : await ChildProcess.Run("kernel", benchmark.Name, RunHere);
            if (code != 0)
                return code;
        }

        return 0;
    }

    private static async Task<int> Measure(Benchmark benchmark)
    {
        foreach (var figure in await benchmark.Measure(Runs))
            Console.WriteLine(figure.ToJsonLine());
        return 0;
    }

    private static int Usage()
    {
        Console.Error.WriteLine("usage: bench kernel [NAME...] [--here]   one JSON line per figure: median, min and max of 5 runs");
        Console.Error.WriteLine($"  NAME    {string.Join(", ", KernelBenchmarks.All.Select(benchmark => benchmark.Name))}");
        Console.Error.WriteLine($"  {RunHere}  in this process instead of one process per benchmark");
        return 2;
    }
}
