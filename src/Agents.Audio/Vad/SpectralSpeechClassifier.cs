namespace Agents.Audio;

/// <summary>
/// The built-in classifier. Every 16 ms: power of the critical bands → how far each stands out of its noise floor → how surprising that is, given how the
/// noise itself fluctuates → probability, by a filter of two states. A window is judged by the mean of its two hops.
/// </summary>
internal sealed class SpectralSpeechClassifier : ISpeechClassifier, ISuspectsSpeech
{
    private const int HopsPerWindow = 2;

    /// <summary>The smoothed surprise from which a window is suspected to hold the beginning of speech, and how much of it each hop keeps.</summary>
    private const float Suspicious = 1.05f;
    private const float Smoothing = 0.75f;

    private readonly BandPower _power = new();
    private readonly NoiseFloor _floor = new();
    private readonly Prominence _prominence = new();
    private readonly Surprise _surprise = new();
    private readonly SpeechState _state = new();

    private float _smoothed;

    /// <summary>In a quiet background the start is plain; there is nothing to suspect before it but breath.</summary>
    public bool Suspects => _smoothed > Suspicious && _floor.IsAudible;

    public int WindowSamples => HopsPerWindow * BandPower.Hop;

    public float Classify(ReadOnlySpan<short> window)
    {
        var sum = 0f;
        for (var hop = 0; hop < HopsPerWindow; hop++)
            sum += ClassifyHop(window.Slice(hop * BandPower.Hop, BandPower.Hop));
        return sum / HopsPerWindow;
    }

    public void Reset()
    {
        _power.Reset();
        _floor.Reset();
        _prominence.Reset();
        _surprise.Reset();
        _state.Reset();
        _smoothed = 0;
    }

    private float ClassifyHop(ReadOnlySpan<short> hop)
    {
        var power = _power.Next(hop);
        var excess = _floor.Excess(power);
        var levels = _prominence.Next(excess);
        var surprise = _surprise.Measure(levels);
        _smoothed = (Smoothing * _smoothed) + ((1 - Smoothing) * surprise);
        var probability = _state.Next(surprise);
        _surprise.Learn(levels, probability);
        _floor.Learn(power, _state.StandsOut, probability);
        return probability;
    }
}
