namespace Agents.Hocon;

/// <summary>Durations: a number and a unit, such as <c>250 ms</c> or <c>1.5h</c>. Without a unit milliseconds. The specification's section "Duration format".</summary>
public static class DurationFormat
{
    internal const string Allowed = "a number with one of the units ns, us, ms, s, m, h, d (or its long name; milliseconds without one), such as 250 ms";

    private const decimal TicksPerMicrosecond = TimeSpan.TicksPerMicrosecond;
    private const decimal TicksPerNanosecond = TicksPerMicrosecond / 1000;

    /// <summary>Reads a duration. Unit names are lower case. Resolution is 100 ns; what is finer is rounded.</summary>
    /// <param name="text">Such as <c>10s</c>, <c>10 seconds</c>, <c>0.5 d</c> or <c>10</c>.</param>
    /// <param name="value">The duration.</param>
    public static bool TryParse(string text, out TimeSpan value)
    {
        value = default;
        if (!NumberWithUnit.TryParse(text, out var number, out var unit) || TicksPer(unit) is not { } ticks) return false;
        if (Math.Abs(number) > TimeSpan.MaxValue.Ticks / ticks) return false;
        var total = decimal.Round(number * ticks, MidpointRounding.AwayFromZero);
        if (Math.Abs(total) > TimeSpan.MaxValue.Ticks) return false;
        value = TimeSpan.FromTicks((long)total);
        return true;
    }

    private static decimal? TicksPer(string unit) => unit switch
    {
        "ns" or "nano" or "nanos" or "nanosecond" or "nanoseconds" => TicksPerNanosecond,
        "us" or "micro" or "micros" or "microsecond" or "microseconds" => TicksPerMicrosecond,
        "" or "ms" or "milli" or "millis" or "millisecond" or "milliseconds" => TimeSpan.TicksPerMillisecond,
        "s" or "second" or "seconds" => TimeSpan.TicksPerSecond,
        "m" or "minute" or "minutes" => TimeSpan.TicksPerMinute,
        "h" or "hour" or "hours" => TimeSpan.TicksPerHour,
        "d" or "day" or "days" => TimeSpan.TicksPerDay,
        _ => null,
    };
}
