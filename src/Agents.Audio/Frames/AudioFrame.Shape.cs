namespace Agents.Audio;

/// <summary>Cutting, joining and mixing down.</summary>
public sealed partial class AudioFrame
{
    /// <summary>A part of this frame over the same memory: nothing is copied, and the whole frame's memory stays alive with the part.</summary>
    /// <param name="start">First sample of the part, counted per channel, 0 to <see cref="SamplesPerChannel"/>.</param>
    /// <param name="count">Samples per channel in the part, 0 to what is left after <paramref name="start"/>.</param>
    /// <exception cref="ArgumentException">The part does not lie inside the frame.</exception>
    public AudioFrame Slice(int start, int count)
    {
        if (start < 0 || start > SamplesPerChannel)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"start is {start}; this frame allows 0 to {SamplesPerChannel}.");
        if (count < 0 || count > SamplesPerChannel - start)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"count is {count}; from {start} this frame allows 0 to {SamplesPerChannel - start}.");

        return count == SamplesPerChannel ? this : new AudioFrame(Samples.Slice(start * Channels, count * Channels), SampleRate, Channels);
    }

    /// <summary>The part from sample <paramref name="start"/> to the end, over the same memory.</summary>
    /// <param name="start">First sample of the part, counted per channel, 0 to <see cref="SamplesPerChannel"/>.</param>
    /// <exception cref="ArgumentException">The start does not lie inside the frame.</exception>
    public AudioFrame Slice(int start) => Slice(start, Math.Max(0, SamplesPerChannel - start));

    /// <summary>The part between two times, over the same memory. Both ends are rounded to the nearest sample and cut to the frame.</summary>
    /// <param name="start">Where the part begins, from the beginning of the frame; zero or more.</param>
    /// <param name="duration">How long the part is; zero or more. What reaches beyond the frame is left out.</param>
    /// <exception cref="ArgumentException">A time is negative.</exception>
    public AudioFrame Slice(TimeSpan start, TimeSpan duration)
    {
        if (start < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(start), start, $"start is {start}; allowed is zero or more.");
        if (duration < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(duration), duration, $"duration is {duration}; allowed is zero or more.");

        var length = Duration;
        var first = ClampedSample(start < length ? start : length);
        var end = ClampedSample(duration < length - start ? start + duration : length);
        return Slice(first, Math.Max(0, end - first));
    }

    /// <summary>Joins frames of the same format into one, in order. A single frame is returned as it is.</summary>
    /// <param name="frames">At least one frame; all with the same sample rate and channels.</param>
    /// <exception cref="ArgumentException">There is no frame, or the formats differ.</exception>
    public static AudioFrame Concat(IReadOnlyList<AudioFrame> frames)
    {
        if (frames.Count == 0)
            throw new ArgumentException("frames is empty; at least one frame is needed to know the format.", nameof(frames));
        if (frames.Count == 1)
            return frames[0];

        var (rate, channels) = (frames[0].SampleRate, frames[0].Channels);
        var total = 0;
        for (var i = 0; i < frames.Count; i++)
        {
            if (frames[i].SampleRate != rate || frames[i].Channels != channels)
                throw new ArgumentException(
                    $"frames[{i}] has {frames[i].SampleRate} Hz and {frames[i].Channels} channels; like frames[0] it must have {rate} Hz and {channels}.", nameof(frames));
            total = checked(total + frames[i].Samples.Length);
        }

        var samples = new short[total];
        var position = 0;
        for (var i = 0; i < frames.Count; i++)
        {
            frames[i].Samples.Span.CopyTo(samples.AsSpan(position));
            position += frames[i].Samples.Length;
        }

        return new AudioFrame(samples, rate, channels);
    }

    /// <summary>One channel: the average of all channels, rounded down (towards minus infinity). A mono frame is returned as it is.</summary>
    public AudioFrame ToMono()
    {
        if (Channels == 1)
            return this;

        var mono = new short[SamplesPerChannel];
        var source = Samples.Span;
        for (var i = 0; i < mono.Length; i++)
        {
            var sum = 0;
            foreach (var sample in source.Slice(i * Channels, Channels))
                sum += sample;
            mono[i] = (short)FloorDivide(sum, Channels);
        }

        return new AudioFrame(mono, SampleRate);
    }

    private int ClampedSample(TimeSpan at) => (int)Math.Min(AudioTime.ToSamples(at, SampleRate), SamplesPerChannel);

    private static int FloorDivide(int dividend, int divisor)
    {
        var quotient = Math.DivRem(dividend, divisor, out var remainder);
        return remainder < 0 ? quotient - 1 : quotient;
    }
}
