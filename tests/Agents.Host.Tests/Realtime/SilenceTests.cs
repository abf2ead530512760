using Agents.Host.Tests.Realtime.Support;
using Agents.Testing;

namespace Agents.Host.Tests.Realtime;

/// <summary>What a silent caller costs. The heap is the process's, so no other test runs beside.</summary>
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
        var before = GC.GetTotalMemory(forceFullCollection: true);

        call.Run(600);

        (GC.GetTotalMemory(forceFullCollection: true) - before).ShouldBeLessThan(128 * 1024);
        call.Events.ShouldHaveSingleItem();
    }
}
