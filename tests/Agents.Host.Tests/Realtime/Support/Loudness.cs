using Agents.Audio;

namespace Agents.Host.Tests.Realtime.Support;

/// <summary>Judges 10 ms windows by loudness; what codecs make of silence is silence.</summary>
internal sealed class Loudness : ISpeechClassifier
{
    public int WindowSamples => 160;

    public float Classify(ReadOnlySpan<short> window)
    {
        foreach (var sample in window)
            if (Math.Abs((int)sample) >= 500)
                return 1;
        return 0;
    }

    public void Reset()
    {
    }
}
