namespace Agents.Testing;

/// <summary>Judges 10 ms windows by loudness alone: scripted calls have no doubtful sound.</summary>
internal sealed class LoudnessClassifier : ISpeechClassifier
{
    public int WindowSamples => Utterance.Rate / 100;

    public float Classify(ReadOnlySpan<short> window) => window[^1] != 0 ? 1 : 0;

    public void Reset()
    {
    }
}
