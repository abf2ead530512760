namespace Agents.Gateway.Tests;

/// <summary>Durations that read well: <c>0.5.Seconds()</c>.</summary>
internal static class Durations
{
    public static TimeSpan Seconds(this double seconds) => TimeSpan.FromSeconds(seconds);

    public static TimeSpan Seconds(this int seconds) => TimeSpan.FromSeconds(seconds);
}
