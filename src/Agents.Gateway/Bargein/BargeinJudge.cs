using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Asks the gateway's detector about one window, for both transports.</summary>
internal sealed class BargeinJudge(InferenceGateway gateway)
{
    private const int MaxSamples = 48000;

    private readonly IInterruptionDetector _detector = gateway.Engines.Engines.OfType<IInterruptionDetector>().FirstOrDefault()
        ?? throw new ProtocolException(503, "This gateway was started without an interruption detector.");

    public async ValueTask<BargeinVerdict> JudgeAsync(short[] window, double threshold, int minFrames, CancellationToken cancel)
    {
        var started = gateway.Options.Time.GetTimestamp();
        var newest = window.AsMemory(Math.Max(0, window.Length - MaxSamples));
        var probabilities = await gateway.Context.RunNativeAsync(() => _detector.Probabilities(newest.Span), cancel);
        var took = gateway.Options.Time.GetElapsedTime(started);
        return new(BargeinPolicy.IsInterruption(probabilities, threshold, minFrames), took, probabilities);
    }
}

/// <summary>What was found in one window.</summary>
/// <param name="IsBargein">Whether the caller interrupts.</param>
/// <param name="Took">How long the model took.</param>
/// <param name="Probabilities">One for each frame of 25 ms.</param>
internal readonly record struct BargeinVerdict(bool IsBargein, TimeSpan Took, double[] Probabilities)
{
    /// <summary>The answer when there was no time to look.</summary>
    public static BargeinVerdict None => new(false, TimeSpan.Zero, []);

    /// <summary>Writes the members that both transports share (protocol sections 5.4, 5.5).</summary>
    public static void Write(Utf8JsonWriter json, ulong createdAt, BargeinVerdict verdict)
    {
        json.WriteNumber("created_at", createdAt);
        json.WriteBoolean("is_bargein", verdict.IsBargein);
        json.WriteNumber("prediction_duration", Math.Round(verdict.Took.TotalSeconds, 6));
        json.WriteStartArray("probabilities");
        foreach (var probability in verdict.Probabilities) json.WriteNumberValue(probability);
        json.WriteEndArray();
    }
}
