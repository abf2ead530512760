using Newtonsoft.Json.Linq;

namespace Agents.Bench.Density;

/// <summary>What the callers found. Pure.</summary>
/// <param name="callers">The callers, after the end.</param>
/// <param name="since">Answers to what ended before that moment, in seconds, warmed up: their latency does not count.</param>
/// <param name="delays">Seconds that the gateway itself took for each turn.</param>
/// <param name="samples">Samples of 16 kHz that reached the gateway on each line.</param>
internal sealed class DensityReport(
    IReadOnlyList<Caller> callers, double since, IReadOnlyDictionary<string, double> delays, IReadOnlyDictionary<int, long> samples)
{
    private const int GatewayFrameSamples = 320;

    private readonly Turn[] _turns = [.. callers.SelectMany(caller => caller.Turns)];

    /// <summary>Everything said.</summary>
    public int Turns => _turns.Length;

    /// <summary>What was answered, to the end.</summary>
    public int Answered => _turns.Count(turn => turn.IsAnswered);

    /// <summary>Frames of answers that were not there when they were to be heard.</summary>
    public int LateFrames => _turns.Sum(turn => turn.Playback.LateFrames);

    /// <summary>Frames of callers that did not reach the recogniser, and frames of answers that did not reach the caller.</summary>
    public long LostFrames => callers.Sum(LostOnTheWay) + _turns.Where(turn => turn.IsAnswered).Sum(LostOfAnswer);

    /// <summary>Everything that went wrong, in words.</summary>
    public IReadOnlyList<string> Errors =>
    [
        .. callers.SelectMany(caller => caller.Errors),
        .. _turns.Where(turn => !turn.IsAnswered).Select(turn => $"There was no whole answer; it ended as: {turn.Status ?? "nothing"}."),
        .. _turns.Where(turn => turn.IsAnswered && AddedTo(turn) is null).Select(_ => "An answer does not say to what."),
    ];

    /// <summary>Percentiles of what the host added to each answer, in milliseconds.</summary>
    public JObject Latency() => Percentiles(AddedTo);

    /// <summary>Percentiles of the part of it that the detector of speech takes: how far behind the true end it places the end, in milliseconds of sound.</summary>
    public JObject Detection() => Percentiles(turn => turn.DetectedLate);

    private JObject Percentiles(Func<Turn, double?> of)
    {
        var sorted = _turns.Where(turn => turn.Ended >= since && turn.IsAnswered).Select(of).OfType<double>().Order().ToArray();
        return new JObject { ["p50"] = At(sorted, 0.5), ["p95"] = At(sorted, 0.95), ["p99"] = At(sorted, 0.99) };
    }

    /// <summary>From the end of the speech to the first sound of the answer, less the silence that ends a turn and what the gateway took.</summary>
    private double? AddedTo(Turn turn) =>
        TurnDelays.Find(turn.Text) is { } found && delays.TryGetValue(found.Name, out var gateway)
            ? turn.FirstSound - turn.Ended - Script.Endpointing.TotalSeconds - gateway
            : null;

    private long LostOnTheWay(Caller caller)
    {
        var line = caller.Turns.Select(turn => TurnDelays.Find(turn.Text)?.Line).FirstOrDefault(found => found is not null);
        var arrived = line is { } known && samples.TryGetValue(known, out var count) ? count / GatewayFrameSamples : 0;
        return Math.Max(0, caller.CountedFrames - arrived);
    }

    private static long LostOfAnswer(Turn turn) =>
        Math.Max(0, (long)Math.Round((ScriptedMouth.Seconds - turn.Playback.Received) / Script.FrameLength.TotalSeconds));

    private static double? At(double[] sorted, double share) =>
        sorted.Length == 0 ? null : Math.Round(sorted[Math.Min(sorted.Length - 1, (int)(sorted.Length * share))] * 1000, 1);
}
