namespace Agents.Kernel.Tests.Shutdown;

public class ShutdownPhasesTests
{
    private static readonly TimeSpan Any = TimeSpan.FromSeconds(1);

    [Fact]
    public void The_default_phases_stand_in_the_order_of_AkkaNET() =>
        ShutdownPhases.With(new Dictionary<string, TimeSpan>()).Select(phase => (phase.Name, phase.Timeout.TotalSeconds)).ShouldBe(
        [
            ("before-service-unbind", 5), ("service-unbind", 5), ("service-requests-done", 5), ("service-stop", 5),
            ("before-cluster-shutdown", 5), ("cluster-sharding-shutdown-region", 10), ("cluster-leave", 5), ("cluster-exiting", 10),
            ("cluster-exiting-done", 5), ("cluster-shutdown", 5), ("before-actor-system-terminate", 5), ("actor-system-terminate", 10),
        ]);

    [Fact]
    public void Phases_follow_what_they_depend_on_whatever_the_order_they_are_given_in()
    {
        ShutdownPhase[] phases = [new("d", Any, "b", "c"), new("c", Any, "a"), new("b", Any, "a"), new("a", Any)];
        ShutdownPhases.Sort(phases).Select(phase => phase.Name).ShouldBe(["a", "c", "b", "d"]);
    }

    [Fact]
    public void A_circle_and_a_missing_phase_are_refused_by_name()
    {
        Should.Throw<ArgumentException>(() => ShutdownPhases.Sort([new("a", Any, "b"), new("b", Any, "a"), new("c", Any)]))
            .Message.ShouldContain("circle: a, b.");
        Should.Throw<ArgumentException>(() => ShutdownPhases.Sort([new("a", Any, "x")])).Message.ShouldContain("'x'");
    }

    [Fact]
    public void A_timeout_can_be_changed_by_the_phases_name()
    {
        var phases = ShutdownPhases.With(new Dictionary<string, TimeSpan> { [CoordinatedShutdown.PhaseServiceRequestsDone] = TimeSpan.FromMinutes(2) });
        phases[2].Timeout.ShouldBe(TimeSpan.FromMinutes(2));
        phases[3].Timeout.ShouldBe(ShutdownPhases.DefaultTimeout);
        Should.Throw<ArgumentException>(() => ShutdownPhases.With(new Dictionary<string, TimeSpan> { ["drain"] = Any })).Message.ShouldContain("'drain'");
        Should.Throw<ArgumentException>(() => ShutdownPhases.With(new Dictionary<string, TimeSpan> { ["service-stop"] = TimeSpan.Zero }));
    }
}
