using Agents.Audio;

namespace Agents.Host.Tests.Telephony;

/// <summary>Judges by loudness alone: the calls of these tests have no doubtful sound.</summary>
internal sealed class Loudness : ISpeechClassifier
{
    public int WindowSamples => 160;

    public static bool IsLoud(ReadOnlySpan<short> samples)
    {
        foreach (var sample in samples)
            if (sample is > 1000 or < -1000)
                return true;
        return false;
    }

    public float Classify(ReadOnlySpan<short> window) => IsLoud(window) ? 1 : 0;

    public void Reset()
    {
    }
}
