using System.Runtime.CompilerServices;

namespace Agents.Kernel;

/// <summary>What may be asked of a scheduler.</summary>
internal static class ScheduleArguments
{
    public static readonly TimeSpan ShortestInterval = TimeSpan.FromMilliseconds(1);

    public static void RequireDelay(TimeSpan delay, [CallerArgumentExpression(nameof(delay))] string? name = null)
    {
        if (delay < TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(name, delay, $"A delay of {delay} lies in the past: zero or more is allowed.");
    }

    public static void RequireInterval(TimeSpan interval, [CallerArgumentExpression(nameof(interval))] string? name = null)
    {
        if (interval < ShortestInterval)
        {
            throw new ArgumentOutOfRangeException(
                name, interval, $"An interval of {interval.TotalMilliseconds} ms is too short: 1 ms or more is allowed.");
        }
    }
}
