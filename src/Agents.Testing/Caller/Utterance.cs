namespace Agents.Testing;

/// <summary>
/// Something that the scripted caller says. Its number is in the loudness of its samples, so that the scripted recogniser hears which it
/// is, if the
/// session lets it hear.
/// </summary>
/// <param name="Number">Its place in the script, from 0.</param>
/// <param name="At">When it begins, in seconds.</param>
/// <param name="Lasts">How long it lasts, in seconds.</param>
/// <param name="Text">Its words; empty for a noise.</param>
public sealed record Utterance(int Number, double At, double Lasts, string Text)
{
    internal const int Rate = 16_000;

    private const short Loudness = 1000;

    /// <summary>When it ends, in seconds.</summary>
    public double EndsAt => At + Lasts;

    /// <summary>No words: a cough, a door.</summary>
    public bool IsNoise => Text.Length == 0;

    internal long FirstSample => (long)Math.Round(At * Rate);

    internal long EndSample => (long)Math.Round(EndsAt * Rate);

    internal short Sample => (short)(Loudness + Number);

    /// <summary>The number of the utterance a frame holds at a sample, or null in silence.</summary>
    internal static int? NumberAt(AudioFrame frame, int sample) => frame.Samples.Span[sample] is >= Loudness and var loud
        ? loud - Loudness : null;
}
