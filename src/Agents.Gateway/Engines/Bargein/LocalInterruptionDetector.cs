namespace Agents.Gateway;

/// <summary>
/// <c>local/bargein</c>: interruption detection on this machine, from voicing, loudness and duration. Short agreement ("uh-huh", under 0.6 s) stays
/// below the threshold; whoever goes on talking rises above it.
/// </summary>
public sealed class LocalInterruptionDetector : IInterruptionDetector
{
    /// <summary>Its model name.</summary>
    public const string Model = "local/bargein";

    private const double FrameSeconds = 0.025;

    /// <summary>Pauses up to this long are part of what is being said.</summary>
    private const double PauseSeconds = 0.3;

    /// <summary>Speech of this length is as likely an interruption as not.</summary>
    private const double EvenSeconds = 0.65;

    /// <summary>How quickly the probability rises around it.</summary>
    private const double SpreadSeconds = 0.06;

    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = [Model];

    /// <inheritdoc/>
    public bool Serves(string model) => model == Model;

    /// <inheritdoc/>
    public void Check(ModelName model)
    {
        // Needs nothing from the machine.
    }

    /// <inheritdoc/>
    public double[] Probabilities(ReadOnlySpan<short> window) => FromVoicing(VoicingTrack.Of(window));

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => default;

    /// <summary>The probabilities that follow from who speaks when.</summary>
    internal static double[] FromVoicing(ReadOnlySpan<bool> voiced)
    {
        var probabilities = new double[voiced.Length];
        var (run, pause) = (0.0, double.MaxValue);
        for (var i = 0; i < voiced.Length; i++)
        {
            pause = voiced[i] ? 0 : pause + FrameSeconds;
            if (pause > PauseSeconds) run = 0;
            else run += FrameSeconds;
            probabilities[i] = voiced[i] ? Math.Round(1 / (1 + Math.Exp((EvenSeconds - run) / SpreadSeconds)), 3) : 0;
        }

        return probabilities;
    }
}
