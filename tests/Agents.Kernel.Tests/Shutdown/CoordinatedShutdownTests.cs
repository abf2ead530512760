using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Shutdown;

public class CoordinatedShutdownTests
{
    private readonly VirtualTime _time = new();
    private readonly ActorSystem _system;
    private readonly CoordinatedShutdown _shutdown;
    private readonly RecordingRef _warnings = new("warnings");
    private readonly List<(string Task, double Second)> _ran = [];

    public CoordinatedShutdownTests()
    {
        _system = ActorSystem.Create("shutdown", ActorSystemSetup.Create(new KernelSetup { TimeProvider = _time, TaskScheduler = _time.TaskScheduler }));
        _shutdown = CoordinatedShutdown.Get(_system);
        _system.EventStream.Subscribe<Warning>(_warnings);
    }

    [Fact]
    public void Phases_run_one_after_the_other_and_the_last_ends_the_system()
    {
        Add(CoordinatedShutdown.PhaseServiceStop, "stop", lasts: 1);
        Add(CoordinatedShutdown.PhaseServiceUnbind, "unbind", lasts: 2);
        Add(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "last", lasts: 0);
        Add(CoordinatedShutdown.PhaseServiceRequestsDone, "drain", lasts: 3);

        var run = Run();

        run.IsCompletedSuccessfully.ShouldBeTrue();
        _ran.ShouldBe([("unbind", 0), ("drain", 2), ("stop", 5), ("last", 6)]);
        _system.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
        _warnings.Received.ShouldBeEmpty();
    }

    [Fact]
    public void Tasks_of_one_phase_run_side_by_side()
    {
        Add(CoordinatedShutdown.PhaseServiceUnbind, "a", lasts: 3);
        Add(CoordinatedShutdown.PhaseServiceUnbind, "b", lasts: 3);
        Add(CoordinatedShutdown.PhaseServiceStop, "after", lasts: 0);
        Run();
        _ran.ShouldBe([("a", 0), ("b", 0), ("after", 3)]);
    }

    [Fact]
    public void A_phase_that_outlasts_its_timeout_is_left_behind_and_the_log_names_who_was_late()
    {
        Add(CoordinatedShutdown.PhaseServiceUnbind, "quick", lasts: 1);
        Add(CoordinatedShutdown.PhaseServiceUnbind, "slow", lasts: 60);
        Add(CoordinatedShutdown.PhaseServiceStop, "after", lasts: 0);
        Run();
        _ran.ShouldContain(("after", 5));
        Warnings().ShouldBe(["Shutdown phase 'service-unbind' went on after its timeout of 00:00:05 without: slow"]);
    }

    [Fact]
    public void A_task_that_fails_or_throws_at_once_is_logged_and_does_not_stop_the_shutdown()
    {
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "sync", () => throw new InvalidOperationException("one"));
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "async", async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), _time);
            throw new InvalidOperationException("two");
        });
        Add(CoordinatedShutdown.PhaseServiceStop, "after", lasts: 0);
        Run().IsCompletedSuccessfully.ShouldBeTrue();
        _ran.ShouldBe([("after", 1)]);
        Warnings().ShouldBe(
        [
            "Shutdown task 'sync' of phase 'service-unbind' failed: one",
            "Shutdown task 'async' of phase 'service-unbind' failed: two",
        ]);
    }

    [Fact]
    public void Only_the_first_run_counts()
    {
        Add(CoordinatedShutdown.PhaseServiceUnbind, "once", lasts: 1);
        _shutdown.ShutdownReason.ShouldBeNull();
        var first = _shutdown.Run(CoordinatedShutdown.ClusterLeavingReason.Instance);
        var second = _shutdown.Run(CoordinatedShutdown.ClrExitReason.Instance);
        second.ShouldBeSameAs(first);
        _time.Advance(TimeSpan.FromMinutes(1));
        _ran.Count.ShouldBe(1);
        _shutdown.ShutdownReason.ShouldBeSameAs(CoordinatedShutdown.ClusterLeavingReason.Instance);
        _shutdown.ShutdownReason!.ToString().ShouldBe("ClusterLeavingReason");
    }

    [Fact]
    public void A_run_from_a_phase_leaves_out_those_before()
    {
        Add(CoordinatedShutdown.PhaseServiceUnbind, "before", lasts: 1);
        Add(CoordinatedShutdown.PhaseClusterLeave, "from", lasts: 1);
        Add(CoordinatedShutdown.PhaseClusterShutdown, "after", lasts: 1);
        Run(CoordinatedShutdown.PhaseClusterLeave);
        _ran.ShouldBe([("from", 0), ("after", 1)]);
    }

    [Fact]
    public void Terminating_the_system_goes_through_the_phases()
    {
        Add(CoordinatedShutdown.PhaseServiceUnbind, "unbind", lasts: 1);
        var terminated = _system.Terminate();
        terminated.IsCompleted.ShouldBeFalse();
        _time.Advance(TimeSpan.FromSeconds(1));
        terminated.IsCompletedSuccessfully.ShouldBeTrue();
        _ran.ShouldBe([("unbind", 0)]);
        _shutdown.ShutdownReason.ShouldBeSameAs(CoordinatedShutdown.ActorSystemTerminateReason.Instance);
    }

    [Fact]
    public void Actors_are_alive_until_the_last_phase()
    {
        var echo = _system.ActorOf(Props.Create(() => new Echo()));
        Task<string>? answer = null;
        _shutdown.AddTask(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, "ask", async () =>
        {
            await (answer = echo.Ask<string>("hi", TimeSpan.FromSeconds(1)));
            return Done.Instance;
        });
        Run();
        answer!.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public void A_task_may_add_tasks_to_later_phases_but_one_that_comes_too_late_is_said_not_to_run()
    {
        _shutdown.AddTask(CoordinatedShutdown.PhaseServiceUnbind, "adder", () =>
        {
            Add(CoordinatedShutdown.PhaseServiceStop, "later", lasts: 0);
            Add(CoordinatedShutdown.PhaseServiceUnbind, "too late", lasts: 0);
            return Task.FromResult(Done.Instance);
        });
        Run();
        _ran.ShouldBe([("later", 0)]);
        Warnings().ShouldBe(["Shutdown task 'too late' comes too late for phase 'service-unbind' and will not run"]);
    }

    [Fact]
    public void Timeouts_add_up_over_the_phases_in_use()
    {
        _shutdown.TotalTimeout.ShouldBe(TimeSpan.FromSeconds(10));
        Add(CoordinatedShutdown.PhaseServiceUnbind, "a", lasts: 0);
        Add(CoordinatedShutdown.PhaseServiceUnbind, "b", lasts: 0);
        _shutdown.TotalTimeout.ShouldBe(TimeSpan.FromSeconds(15));
        _shutdown.Timeout(CoordinatedShutdown.PhaseClusterExiting).ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void An_unknown_phase_is_refused_and_the_known_ones_are_named()
    {
        Should.Throw<ArgumentException>(() => Add("drain", "x", 0)).Message.ShouldContain("'drain' is no phase");
        Should.Throw<ArgumentException>(() => _shutdown.Timeout("drain")).Message.ShouldContain("service-requests-done");
        Should.Throw<ArgumentException>(() => { _ = _shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, "drain"); });
        _shutdown.ShutdownReason.ShouldBeNull();
    }

    [Fact]
    public void There_is_one_per_system()
    {
        CoordinatedShutdown.Get(_system).ShouldBeSameAs(_shutdown);
        _shutdown.System.ShouldBeSameAs(_system);
    }

    private Task<Done> Run(string? fromPhase = null)
    {
        var run = _shutdown.Run(CoordinatedShutdown.UnknownReason.Instance, fromPhase);
        _time.Advance(TimeSpan.FromMinutes(5));
        return run;
    }

    private void Add(string phase, string name, double lasts) => _shutdown.AddTask(phase, name, async () =>
    {
        _ran.Add((name, _time.Elapsed.TotalSeconds));
        await Task.Delay(TimeSpan.FromSeconds(lasts), _time);
        return Done.Instance;
    });

    private IEnumerable<string?> Warnings() => _warnings.Received.Cast<Warning>().Select(warning => warning.Message.ToString());

    private sealed class Echo : ReceiveActor
    {
        public Echo() => Receive<string>(text => Sender.Tell(text));
    }
}
