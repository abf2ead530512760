namespace Agents.Audio;

/// <summary>Converts between counts of samples (per channel) and durations. The two directions agree: a count survives the way there and back.</summary>
public static class AudioTime
{
    /// <summary>The number of samples per channel in <paramref name="duration"/>, rounded to the nearest sample.</summary>
    /// <param name="duration">A duration; negative durations give negative counts.</param>
    /// <param name="sampleRate">Samples per second, 8000 to 192000.</param>
    /// <exception cref="ArgumentException">The sample rate is out of range.</exception>
    public static long ToSamples(TimeSpan duration, int sampleRate)
    {
        AudioFormatLimits.CheckSampleRate(sampleRate);
        return DivideRounded((Int128)duration.Ticks * sampleRate, TimeSpan.TicksPerSecond);
    }

    /// <summary>How long <paramref name="samples"/> samples per channel last, rounded to the nearest tick (100 ns).</summary>
    /// <param name="samples">A count of samples per channel.</param>
    /// <param name="sampleRate">Samples per second, 8000 to 192000.</param>
    /// <exception cref="ArgumentException">The sample rate is out of range.</exception>
    public static TimeSpan ToDuration(long samples, int sampleRate)
    {
        AudioFormatLimits.CheckSampleRate(sampleRate);
        return new TimeSpan(DivideRounded((Int128)samples * TimeSpan.TicksPerSecond, sampleRate));
    }

    private static long DivideRounded(Int128 dividend, long divisor)
    {
        var half = dividend < 0 ? -(divisor / 2) : divisor / 2;
        return (long)((dividend + half) / divisor);
    }
}
