using Agents.Bench.Measuring;

namespace Agents.Bench.Density;

/// <summary>Seconds since this process began to measure.</summary>
internal static class Clock
{
    private static readonly long Began = Lap.Now();

    public static double Seconds => Lap.Since(Began);
}
