namespace Agents.Audio;

/// <summary>
/// Adds sounds to a main one, or plays them alone. Sums are limited to the range of 16 bits. Allocates nothing but the frames it gives. For
/// one thread at a time.
/// </summary>
public sealed class SoundMixer
{
    private readonly List<MixTrack> _tracks = [];
    private int[] _sum = [];
    private short[] _scratch = [];

    /// <summary>Something plays.</summary>
    public bool IsAudible => _tracks.Count > 0;

    /// <summary>Lets a sound join from the next sample on.</summary>
    /// <param name="track">Must not be in another mixer.</param>
    public void Add(MixTrack track) => _tracks.Add(track);

    /// <summary>The main sound with everything else in it.</summary>
    /// <param name="main">Any rate and number of channels; each channel gets the same addition.</param>
    public AudioFrame Mix(AudioFrame main)
    {
        if (!IsAudible)
            return main;
        var sum = Sum(main.SamplesPerChannel, main.SampleRate);
        var mixed = new short[main.Samples.Length];
        var spoken = main.Samples.Span;
        for (var i = 0; i < mixed.Length; i++)
            mixed[i] = Limited(spoken[i] + sum[i / main.Channels]);
        return new AudioFrame(mixed, main.SampleRate, main.Channels);
    }

    /// <summary>Everything but a main sound, mono.</summary>
    /// <param name="samples">How many samples.</param>
    /// <param name="sampleRate">Their rate, 8000 to 192000.</param>
    public AudioFrame Mix(int samples, int sampleRate)
    {
        var sum = Sum(samples, sampleRate);
        var mixed = new short[samples];
        for (var i = 0; i < samples; i++)
            mixed[i] = Limited(sum[i]);
        return new AudioFrame(mixed, sampleRate);
    }

    private Span<int> Sum(int samples, int sampleRate)
    {
        if (_sum.Length < samples)
            (_sum, _scratch) = (new int[samples], new short[samples]);
        var sum = _sum.AsSpan(0, samples);
        sum.Clear();
        foreach (var track in _tracks)
            track.AddTo(sum, _scratch, sampleRate);
        _tracks.RemoveAll(static track => track.Ended);
        return sum;
    }

    private static short Limited(int sample) => (short)Math.Clamp(sample, short.MinValue, short.MaxValue);
}
