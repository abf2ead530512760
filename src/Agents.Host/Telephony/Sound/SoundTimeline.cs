namespace Agents.Host.Telephony;

/// <summary>
/// Keeps the caller's sound as long as the time it took: where the carrier left something out, the silence to put there. Otherwise the clock of
/// turn taking, which counts samples, would run slow. Pure; for one thread at a time.
/// </summary>
internal sealed class SoundTimeline
{
    /// <summary>The longest gap that is filled.</summary>
    public static readonly TimeSpan LongestGap = TimeSpan.FromSeconds(10);

    /// <summary>Carriers round to milliseconds: a smaller gap is none.</summary>
    private static readonly TimeSpan Tolerance = TimeSpan.FromMilliseconds(10);

    private TimeSpan? _end;

    /// <summary>Sound came.</summary>
    /// <param name="at">Where it stands in the stream, from the carrier; null if it does not say.</param>
    /// <param name="duration">How long it is.</param>
    /// <returns>The silence to put before it.</returns>
    public TimeSpan Next(TimeSpan? at, TimeSpan duration)
    {
        var gap = at - _end ?? TimeSpan.Zero;
        _end = (at > _end || _end is null ? at : _end) + duration;
        return gap < Tolerance ? TimeSpan.Zero : gap < LongestGap ? gap : LongestGap;
    }

    /// <summary>Nothing came for a while, and silence was put in its place.</summary>
    /// <param name="silence">How much.</param>
    public void Fill(TimeSpan silence) => _end += silence;
}
