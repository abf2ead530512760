namespace Agents.Actors;

/// <summary>Plays sound that comes as it is played: what is there is taken, what is late leaves silence.</summary>
internal sealed class StreamTrack(BoundedStream<AudioFrame> stream, float volume, TimeSpan fadeIn, TimeSpan fadeOut)
    : MixTrack(volume, fadeIn, fadeOut)
{
    private Resampler? _resampler;
    private ReadOnlyMemory<short> _rest;

    protected override int Read(Span<short> samples, int sampleRate, out bool ended)
    {
        var given = 0;
        while (given < samples.Length && (_rest.Length > 0 || Take(sampleRate)))
        {
            var count = Math.Min(samples.Length - given, _rest.Length);
            _rest.Span[..count].CopyTo(samples[given..]);
            (_rest, given) = (_rest[count..], given + count);
        }
        ended = given < samples.Length && stream.IsCompleted && stream.Count == 0;
        return given;
    }

    private bool Take(int sampleRate)
    {
        if (!stream.TryRead(out var frame))
            return false;
        var mono = frame.Channels == 1 ? frame : frame.ToMono();
        if (_resampler?.InputRate != mono.SampleRate || _resampler.OutputRate != sampleRate)
            _resampler = new Resampler(mono.SampleRate, sampleRate);
        _rest = _resampler.Process(mono).Samples;
        return true;
    }
}
