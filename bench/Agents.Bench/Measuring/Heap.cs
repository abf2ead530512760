namespace Agents.Bench.Measuring;

/// <summary>The live heap.</summary>
internal static class Heap
{
    /// <summary>Bytes alive after a full collection.</summary>
    public static long LiveBytes()
    {
        Collect();
        return GC.GetTotalMemory(forceFullCollection: false);
    }

    public static void Collect()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }
    }
}
