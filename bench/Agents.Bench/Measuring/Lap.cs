namespace Agents.Bench.Measuring;

/// <summary>Time, processor time and allocated bytes since a moment. The one place that knows the clock, so that benchmarks hold nothing but actors.</summary>
internal readonly struct Lap
{
    private readonly long _started;
    private readonly long _allocated;
    private readonly TimeSpan _processor;

    private Lap(long started, long allocated, TimeSpan processor) => (_started, _allocated, _processor) = (started, allocated, processor);

    public double Seconds => TimeProvider.System.GetElapsedTime(_started).TotalSeconds;

    /// <summary>Seconds that all threads of this process have computed; unlike <see cref="Seconds"/> other work on the machine changes it far less.</summary>
    public double ProcessorSeconds => (Environment.CpuUsage.TotalTime - _processor).TotalSeconds;

    public long Bytes => GC.GetTotalAllocatedBytes(precise: true) - _allocated;

    /// <summary>Collects what earlier runs left, then starts.</summary>
    public static Lap Start()
    {
        Heap.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        return new Lap(TimeProvider.System.GetTimestamp(), allocated, Environment.CpuUsage.TotalTime);
    }

    /// <summary>A moment, to be given to <see cref="Since"/>.</summary>
    public static long Now() => TimeProvider.System.GetTimestamp();

    /// <summary>Seconds since a moment.</summary>
    public static double Since(long moment) => TimeProvider.System.GetElapsedTime(moment).TotalSeconds;
}
