using Agents.Audio;

namespace Agents.Actors.Tests.Scripted;

/// <summary>Something the scripted caller says. Its number is in the loudness of its samples, so that a recogniser hears which it is, if it hears it.</summary>
internal sealed record Utterance(int Number, double At, double Lasts, string Text)
{
    public const int Rate = 16_000;
    private const short Loudness = 1000;

    public double EndsAt => At + Lasts;

    public long FirstSample => (long)Math.Round(At * Rate);

    public long EndSample => (long)Math.Round(EndsAt * Rate);

    /// <summary>No words: a cough, a door.</summary>
    public bool IsNoise => Text.Length == 0;

    public short Sample => (short)(Loudness + Number);

    /// <summary>The number of the utterance a frame holds at a sample, or null in silence.</summary>
    public static int? NumberAt(AudioFrame frame, int sample) => frame.Samples.Span[sample] is >= Loudness and var loud ? loud - Loudness : null;
}

/// <summary>Judges 10 ms windows by loudness alone: scripted calls have no doubtful sound.</summary>
internal sealed class LoudnessClassifier : ISpeechClassifier
{
    public int WindowSamples => Utterance.Rate / 100;

    public float Classify(ReadOnlySpan<short> window) => window[^1] != 0 ? 1 : 0;

    public void Reset()
    {
    }
}
