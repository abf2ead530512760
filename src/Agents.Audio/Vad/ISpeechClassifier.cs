namespace Agents.Audio;

/// <summary>
/// Judges short windows of sound. <see cref="VoiceActivityDetector"/> turns its probabilities into starts and ends of speech; implement this to
/// plug in a model of your own.
/// </summary>
public interface ISpeechClassifier
{
    /// <summary>Samples per window at 16 kHz, 1 or more; the same as long as the classifier lives.</summary>
    int WindowSamples { get; }

    /// <summary>How likely the window holds speech. Windows come in order, without overlap.</summary>
    /// <param name="window"><see cref="WindowSamples"/> samples, 16 kHz mono.</param>
    /// <returns>0 to 1.</returns>
    float Classify(ReadOnlySpan<short> window);

    /// <summary>Forgets everything heard.</summary>
    void Reset();
}
