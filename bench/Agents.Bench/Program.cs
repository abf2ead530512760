using System.Globalization;
using Agents.Bench.Density;
using Agents.Bench.Gateway;
using Agents.Bench.Inference;
using Agents.Bench.Kernel;
using Agents.Bench.Measuring;
using Agents.Bench.Scripted;
using Agents.Bench.Session;

namespace Agents.Bench;

/// <summary>Measures. <c>kernel</c> runs the benchmarks of the actor kernel, each in a process of its own; <c>inference</c> loads the inference clients; <c>gateway</c> loads the local gateway; <c>session</c> holds whole sessions; <c>density</c> loads the host; <c>scripted</c> plays a scripted call; <c>compare</c> sets results side by side.</summary>
internal static class Program
{
    private const int Runs = 5;
    private const string RunHere = "--here";

    private static async Task<int> Main(string[] args)
    {
        return args switch
        {
            ["kernel", .. var names] => await Kernel(names),
            ["compare", var ours, var theirs] => Compare(ours, theirs),
            ["inference"] => await InferenceBenchmarks.Run(1000, 200, 20),
            ["inference", var listeners, var speakers, var seconds] => await InferenceBenchmarks.Run(Number(listeners), Number(speakers), Number(seconds)),
            ["session"] => await SessionBenchmarks.Run(200, 5, 10_000),
            ["session", var calls, var turns, var idle] => await SessionBenchmarks.Run(Number(calls), Number(turns), Number(idle)),
            ["scripted"] => await ScriptedBenchmarks.Run(Runs),
            ["inference-gateway"] => await ScriptedGateway.Run(),
            ["gateway"] => await GatewayBenchmarks.Run(4, 200, 60, null),
            ["gateway", var recognised, var scripted, var seconds] => await GatewayBenchmarks.Run(Number(recognised), Number(scripted), Number(seconds), null),
            ["gateway", var recognised, var scripted, var seconds, var config] => await GatewayBenchmarks.Run(Number(recognised), Number(scripted), Number(seconds), config),
            ["gateway-server"] => await BenchGateway.Run(null),
            ["gateway-server", var config] => await BenchGateway.Run(config),
            ["density", .. var options] => DensityOptions.Parse(options) is { } density ? await DensityBenchmark.Run(density) : Usage(),
            [DensityGatewayProcess.Command] => await DensityGateway.Run(),
            _ => Usage(),
        };
    }

    private static async Task<int> Kernel(string[] names)
    {
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

    private static int Compare(string ours, string theirs)
    {
        foreach (var line in Report.Table(Report.Read(ours), Report.Read(theirs)))
            Console.WriteLine(line);
        return 0;
    }

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    private static int Usage()
    {
        Console.Error.WriteLine("usage: bench kernel [NAME...] [--here]   one JSON line per figure: median, min and max of 5 runs");
        Console.Error.WriteLine($"  NAME    {string.Join(", ", KernelBenchmarks.All.Select(benchmark => benchmark.Name))}");
        Console.Error.WriteLine($"  {RunHere}  in this process instead of one process per benchmark");
        Console.Error.WriteLine("       bench inference [LISTENERS SPEAKERS SECONDS]   streams at real time against a gateway in another process (1000 200 20)");
        Console.Error.WriteLine("       bench session [CALLS TURNS IDLE]   whole sessions at real time with scripted services in this process (200 5 10000)");
        Console.Error.WriteLine("       bench gateway [CALLERS SCRIPTED SECONDS [CONFIG]]   callers at real time against a local gateway on one processor (4 200 60)");
        Console.Error.WriteLine("       bench scripted   a scripted call of a minute in virtual time: what it takes, and whether it is twice the same");
        Console.Error.WriteLine("       bench density [--sessions N] [--seconds S]   callers at real time against agents serve, with a scripted gateway: one JSON object (500 60)");
        Console.Error.WriteLine("       bench compare OURS.jsonl THEIRS.jsonl   the figures of two files as a Markdown table");
        return 2;
    }
}
