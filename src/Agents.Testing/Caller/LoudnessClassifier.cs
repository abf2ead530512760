namespace Agents.Testing;

/// <summary>Judges 10 ms windows by loudness alone: scripted calls have no doubtful sound.</summary>
public sealed class LoudnessClassifier : ISpeechClassifier
{
    /// <inheritdoc />
    public int WindowSamples => Utterance.Rate / 100;

    /// <inheritdoc />
    public float Classify(ReadOnlySpan<short> window) => window[^1] != 0 ? 1 : 0;

    /// <inheritdoc />
    public void Reset()
    {
    }
}
