using Agents.Kernel.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Agents.Kernel.Tests.Supervision;

/// <summary>Restart limits against a naive model: the list of restarts in the present window. A failure prints FsCheck's seed.</summary>
public sealed class ChildRestartStatsProperties
{
    private static readonly Arbitrary<(int Limit, int Window, List<int> Pauses)> Programs = (
        from limit in Gen.Choose(-1, 4)
        from window in Gen.Frequency((1, Gen.Constant(0)), (4, Gen.Choose(1, 100)))
        from pauses in Gen.ListOf(Gen.Choose(0, 80))
        select (limit, window, pauses.ToList())).ToArbitrary();

    [Fact]
    public void A_restart_is_allowed_when_the_model_says() =>
        Prop.ForAll(Programs, program =>
        {
            var time = new VirtualTime();
            var stats = new ChildRestartStats(ActorRefs.Nobody, time);
            var restarts = new List<int>();
            var now = 0;
            foreach (var pause in program.Pauses)
            {
                time.Advance(TimeSpan.FromMilliseconds(pause));
                now += pause;
                stats.RequestRestartPermission(program.Limit, program.Window).ShouldBe(IsAllowed(program.Limit, program.Window, restarts, now));
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(1_000));

    /// <summary>Within the window that the first restart opens so many are allowed; without a window ever. A window without a limit allows one.</summary>
    private static bool IsAllowed(int limit, int window, List<int> restarts, int now)
    {
        if (limit == 0)
            return false;
        if (window > 0 && restarts.Count > 0 && now - restarts[0] > window)
            restarts.Clear();
        restarts.Add(now);
        return (limit, window) switch
        {
            (< 0, 0) => true,
            (< 0, _) => restarts.Count <= 1,
            _ => restarts.Count <= limit,
        };
    }
}
