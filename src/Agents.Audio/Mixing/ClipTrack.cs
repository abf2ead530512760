namespace Agents.Audio;

/// <summary>Plays a <see cref="SoundClip"/>, once or over and over.</summary>
/// <param name="clip">What to play.</param>
/// <param name="loop">Whether it begins anew at its end, without a gap.</param>
/// <param name="volume">Factor of its samples; default 1.</param>
/// <param name="fadeIn">How long it takes to full volume.</param>
/// <param name="fadeOut">How long it takes to silence once it is stopped.</param>
public sealed class ClipTrack(SoundClip clip, bool loop = false, float volume = 1, TimeSpan fadeIn = default, TimeSpan fadeOut = default)
    : MixTrack(volume, fadeIn, fadeOut)
{
    private int _position, _rate;

    /// <inheritdoc />
    protected override int Read(Span<short> samples, int sampleRate, out bool ended)
    {
        var sound = clip.At(sampleRate).Samples.Span;
        if (_rate != sampleRate)
            (_position, _rate) = (_rate == 0 ? 0 : (int)Math.Min(sound.Length, (long)_position * sampleRate / _rate), sampleRate);
        var given = 0;
        while (given < samples.Length)
        {
            if (_position >= sound.Length && loop)
                _position = 0;
            var count = Math.Min(samples.Length - given, sound.Length - _position);
            if (count == 0)
                break;
            sound.Slice(_position, count).CopyTo(samples[given..]);
            (_position, given) = (_position + count, given + count);
        }
        ended = !loop && _position >= sound.Length;
        return given;
    }
}
