using Agents.Audio;

namespace Agents.Bench.Session;

/// <summary>Costs what the built-in classifier costs and answers by loudness, so that speech ends where the script says.</summary>
internal sealed class CostlyClassifier : ISpeechClassifier
{
    private readonly VoiceActivityDetector _builtIn = new(new VadOptions { PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero });

    public int WindowSamples => 512;

    public float Classify(ReadOnlySpan<short> window)
    {
        _builtIn.Push(new AudioFrame(window.ToArray(), Script.Rate));
        return window[^1] != 0 ? 1 : 0;
    }

    public void Reset() => _builtIn.Flush();
}
