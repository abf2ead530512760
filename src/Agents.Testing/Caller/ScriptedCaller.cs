namespace Agents.Testing;

/// <summary>The caller of a <see cref="ScriptedCall"/>: what they say, and when. Times are seconds from the start of the call.</summary>
public sealed class ScriptedCaller
{
    private const int FrameSamples = Utterance.Rate / 50;

    private static readonly AudioFrame Silence = new(new short[FrameSamples], Utterance.Rate);

    private readonly List<Utterance> _script = [];
    private long _frames;

    internal static TimeSpan FrameLength { get; } = Silence.Duration;

    /// <summary>Everything in the script so far.</summary>
    public IReadOnlyList<Utterance> Script => _script;

    /// <summary>Says something.</summary>
    /// <param name="text">The words; after a "|" they come as a second final.</param>
    /// <param name="at">When, in seconds.</param>
    /// <param name="lasts">How long, in seconds.</param>
    public void Says(string text, double at, double lasts)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(text);
        _script.Add(new Utterance(_script.Count, at, lasts, text));
    }

    /// <summary>Makes a sound without words: a cough, a door.</summary>
    /// <param name="at">When, in seconds.</param>
    /// <param name="lasts">How long, in seconds.</param>
    public void MakesNoise(double at, double lasts) => _script.Add(new Utterance(_script.Count, at, lasts, ""));

    /// <summary>The sound of the next 20 ms.</summary>
    internal AudioFrame NextFrame()
    {
        var from = _frames++ * FrameSamples;
        var sounding = _script.Where(said => said.FirstSample < from + FrameSamples && said.EndSample > from).ToList();
        if (sounding.Count == 0)
            return Silence;
        var samples = new short[FrameSamples];
        foreach (var said in sounding)
            samples.AsSpan()[(int)Math.Max(0, said.FirstSample - from)..(int)Math.Min(FrameSamples,
                said.EndSample - from)].Fill(said.Sample);
        return new AudioFrame(samples, Utterance.Rate);
    }
}
