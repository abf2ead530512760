using Agents.Bench.Measuring;
using Agents.Messages;

namespace Agents.Bench.Gateway;

/// <summary>Callers at real time against a gateway that has one processor: how late finals are, and what a caller costs.</summary>
internal static class GatewayBenchmarks
{
    private const string Recogniser = "local/pocketsphinx:en";

    /// <summary>Measures and prints one JSON line per figure.</summary>
    /// <param name="recognised">Callers heard by pocketsphinx.</param>
    /// <param name="scripted">Callers of scripted engines, whose utterances are answered by a scripted model and voice.</param>
    /// <param name="seconds">How long each of the two runs is.</param>
    /// <param name="config">Settings of the gateway over its defaults, or null.</param>
    public static async Task<int> Run(int recognised, int scripted, int seconds, string? config)
    {
        await PocketSphinx(recognised, seconds, config);
        await Scripted(scripted, seconds, config);
        return 0;
    }

    private static async Task PocketSphinx(int count, int seconds, string? config)
    {
        await using var gateway = await PinnedGateway.StartAsync(config);
        var callers = Enumerable.Range(0, count).Select(i => new TalkingCaller(Recogniser, CallerLines.Read(i, count, seconds))).ToList();
        await Measure("gateway.pocketsphinx", gateway, callers, seconds, over: 0.05);
    }

    private static async Task Scripted(int count, int seconds, string? config)
    {
        await using var gateway = await PinnedGateway.StartAsync(config);
        using var http = new HttpClient();
        var token = Token();
        var line = CallerLines.Silent(seconds);
        var answering = Enumerable.Range(0, count).Select(_ => new AnsweringClient(http, gateway.Url, token)).ToList();
        foreach (var client in answering)
            await client.ConnectAsync();
        var callers = answering.Select(client => new TalkingCaller(BenchGateway.Caller, line, client.AnswerAsync)).ToList();
        await Measure("gateway.scripted", gateway, callers, seconds, over: BenchGateway.Cycle.TotalSeconds);
        var waits = answering.SelectMany(client => client.FirstAudio).Order().ToList();
        Print("gateway.scripted.first-audio.p50", "ms", 1000 * At(waits, 0.5), "from the question to a scripted answer's first audio, both without delays of their own");
        Print("gateway.scripted.first-audio.p95", "ms", 1000 * At(waits, 0.95), "the same, 95th percentile");
        foreach (var client in answering)
            await client.DisposeAsync();
    }

    private static async Task Measure(string name, PinnedGateway gateway, List<TalkingCaller> callers, int seconds, double over)
    {
        var token = Token();
        foreach (var caller in callers)
            await caller.ConnectAsync(gateway.Url, token);
        var processor = gateway.ProcessorSeconds;
        var began = Lap.Now();
        await Task.WhenAll(Staggered(callers, over));
        var took = Lap.Since(began);
        var load = 100 * (gateway.ProcessorSeconds - processor) / took;

        var late = callers.SelectMany(caller => caller.Finals).Select(final => final.Late).Order().ToList();
        var end = callers.SelectMany(caller => caller.Finals).Where(final => final.At > 0.75 * seconds).Select(final => final.Late).Order().ToList();
        Print($"{name}.callers", "callers", callers.Count, "callers at real time who talk 40 % of the time, on one processor of the gateway");
        Print($"{name}.finals", "finals", late.Count, "final transcripts of all callers");
        Print($"{name}.lag.p50", "ms", 1000 * At(late, 0.5), "how late a final is: from the end of its last word plus the 500 ms of silence that end an utterance");
        Print($"{name}.lag.p95", "ms", 1000 * At(late, 0.95), "the same, 95th percentile");
        Print($"{name}.lag.max", "ms", 1000 * At(late, 1), "the same, the latest of all");
        Print($"{name}.lag.last-quarter.p50", "ms", 1000 * At(end, 0.5), "median in the last quarter of the run: as in the whole, where the gateway does not fall behind");
        Print($"{name}.processor", "% of a core", load, "what the gateway computes for all callers");
        Print($"{name}.processor.caller", "% of a core", load / callers.Count, "the same for one caller");
        Print($"{name}.memory", "MB", gateway.MemoryBytes / 1e6, "working set of the gateway at the end");
        foreach (var caller in callers)
            await caller.DisposeAsync();
    }

    /// <summary>Lines begin one after the other, as they would in life: over one piece of audio, or over one round of a script that is the same for all.</summary>
    private static IEnumerable<Task> Staggered(List<TalkingCaller> callers, double over) => callers.Select(async (caller, i) =>
    {
        await Task.Delay(TimeSpan.FromSeconds(over * i / callers.Count), TimeProvider.System);
        await caller.TalkAsync();
    });

    private static string Token() => AccessToken.Mint("devkey", "secret", TimeProvider.System);

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];

    /// <summary>Prints a figure; one that a short run has no values for is left out.</summary>
    private static void Print(string name, string unit, double value, string what)
    {
        if (!double.IsNaN(value))
            Console.WriteLine(Figure.Of(name, unit, [value], what).ToJsonLine());
    }
}
