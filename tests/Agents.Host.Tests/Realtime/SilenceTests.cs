using Agents.Host.Tests.Realtime.Support;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>
/// What a silent caller costs. The heap is the process's: no other test runs beside, and what earlier ones leave running may still take some at
/// once, so growth is asked of every minute. What a call keeps grows in each.
/// </summary>
[Collection(Alone)]
[CollectionDefinition(Alone, DisableParallelization = true)]
public sealed class SilenceTests
{
    private const string Alone = "alone in the process";

    [Fact]
    public void Point44_ten_minutes_of_silence_leave_nothing_behind()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("Yes."));
        call.Run(60);
        var heap = Enumerable.Range(0, 11).Select(minute => HeapAfter(call, minute == 0 ? 0 : 60)).ToArray();

        var growth = heap.Zip(heap.Skip(1), (before, after) => after - before).Order().ToArray();
        growth[growth.Length / 2].ShouldBeLessThan(12 * 1024, $"bytes a minute: {string.Join(", ", growth)}");
        call.Events.ShouldHaveSingleItem();
    }

    private static long HeapAfter(RealtimeCall call, int seconds)
    {
        call.Run(seconds);
        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
