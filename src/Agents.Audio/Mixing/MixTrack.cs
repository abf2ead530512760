namespace Agents.Audio;

/// <summary>One sound in a <see cref="SoundMixer"/>: where it stands, how loud it is, whether it comes or goes. For one thread at a time.</summary>
public abstract class MixTrack
{
    private const int FadeStep = 32;

    private readonly float _volume;
    private readonly TimeSpan _fadeIn, _fadeOut;
    private TimeSpan _played, _stopping;
    private bool _stopRequested;

    /// <summary>Makes a track.</summary>
    /// <param name="volume">Factor of its samples; 1 leaves them as they are.</param>
    /// <param name="fadeIn">How long it takes to full volume.</param>
    /// <param name="fadeOut">How long it takes to silence once it is stopped.</param>
    protected MixTrack(float volume, TimeSpan fadeIn, TimeSpan fadeOut) => (_volume, _fadeIn, _fadeOut) = (volume, fadeIn, fadeOut);

    /// <summary>Nothing of it will be heard any more.</summary>
    public bool Ended { get; private set; }

    /// <summary>It was told to stop.</summary>
    public bool Stopping => _stopRequested;

    /// <summary>Lets it fade out; without a fade it is silent from the next sample on.</summary>
    public void Stop() => _stopRequested = true;

    /// <summary>Gives the next samples.</summary>
    /// <param name="samples">To be filled from the start.</param>
    /// <param name="sampleRate">Their rate; may differ from call to call.</param>
    /// <param name="ended">Whether nothing follows.</param>
    /// <returns>How many were given; what is late counts as silence.</returns>
    protected abstract int Read(Span<short> samples, int sampleRate, out bool ended);

    internal void AddTo(Span<int> sum, Span<short> scratch, int sampleRate)
    {
        if (Ended)
            return;
        var samples = scratch[..sum.Length];
        var count = Read(samples, sampleRate, out var ended);
        for (var from = 0; from < count; from += FadeStep)
        {
            var to = Math.Min(count, from + FadeStep);
            var gain = _volume * GainAt(AudioTime.ToDuration(from, sampleRate));
            for (var i = from; i < to; i++)
                sum[i] += (int)(samples[i] * gain);
        }
        var passed = AudioTime.ToDuration(sum.Length, sampleRate);
        _played += passed;
        if (_stopRequested)
            _stopping += passed;
        Ended = ended || (_stopRequested && _stopping >= _fadeOut);
    }

    private float GainAt(TimeSpan offset)
        => Fade.In(_played + offset, _fadeIn) * (_stopRequested ? Fade.Out(_stopping + offset, _fadeOut) : 1);
}
