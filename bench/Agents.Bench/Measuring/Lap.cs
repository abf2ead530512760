namespace Agents.Bench.Measuring;

/// <summary>Time and allocated bytes since a moment. The one place that knows the clock, so that benchmarks hold nothing but actors.</summary>
internal readonly struct Lap
{
    private readonly long _started;
    private readonly long _allocated;

    private Lap(long started, long allocated) => (_started, _allocated) = (started, allocated);

    public double Seconds => TimeProvider.System.GetElapsedTime(_started).TotalSeconds;

    public long Bytes => GC.GetTotalAllocatedBytes(precise: true) - _allocated;

    /// <summary>Collects what earlier runs left, then starts.</summary>
    public static Lap Start()
    {
        Heap.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        return new Lap(TimeProvider.System.GetTimestamp(), allocated);
    }

    /// <summary>A moment, to be given to <see cref="Since"/>.</summary>
    public static long Now() => TimeProvider.System.GetTimestamp();

    /// <summary>Seconds since a moment.</summary>
    public static double Since(long moment) => TimeProvider.System.GetElapsedTime(moment).TotalSeconds;
}
