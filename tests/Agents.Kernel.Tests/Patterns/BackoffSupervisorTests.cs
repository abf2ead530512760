using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Patterns;

/// <summary>Semantic 9, in virtual time: every start of the child is noted with its time.</summary>
public sealed class BackoffSupervisorTests : IDisposable
{
    private static readonly TimeSpan Min = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(1);

    private readonly VirtualTime _time = new();
    private readonly ActorSystem _system;
    private readonly RecordingRef _asker = new("asker");
    private readonly List<double> _starts = [];

    public BackoffSupervisorTests() => _system = ActorSystem.Create(
        "backoff", ActorSystemSetup.Create(new KernelSetup { TimeProvider = _time, TaskScheduler = _time.TaskScheduler }));

    public void Dispose()
    {
        _system.Dispose();
        _time.Advance(TimeSpan.FromMinutes(1));
        _system.WhenTerminated.IsCompleted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Semantic_09_waits_grow_up_to_max_while_the_child_fails_at_once(bool onStop)
    {
        Start(onStop ? OnStop(failing: true) : OnFailure(failing: true));
        _time.Advance(TimeSpan.FromSeconds(4));
        _starts.ShouldBe([0, 100, 300, 700, 1_500, 2_500, 3_500]);
    }

    [Fact]
    public void Semantic_09_a_child_that_stops_is_started_again_on_stop()
    {
        var supervisor = Start(OnStop());
        Send(supervisor, "stop", after: 10);
        _time.Advance(Min);
        _starts.ShouldBe([0, 110]);
    }

    [Fact]
    public void Semantic_09_a_child_that_stops_takes_the_supervisor_with_it_on_failure()
    {
        var supervisor = Start(OnFailure());
        Send(supervisor, "stop");
        _time.Advance(Max);
        _starts.ShouldBe([0]);
        Identify(supervisor).ShouldBeNull();
    }

    [Fact]
    public void Semantic_09_a_calm_period_resets_the_count()
    {
        var supervisor = Start(OnFailure().WithAutoReset(TimeSpan.FromMilliseconds(500)));
        Send(supervisor, "fail");
        _time.Advance(Min);
        Send(supervisor, "fail", after: 499);
        Restarts(supervisor).ShouldBe(2);
        _time.Advance(Min * 2);
        _time.Advance(TimeSpan.FromMilliseconds(500));
        Restarts(supervisor).ShouldBe(0);
        Send(supervisor, "fail");
        _time.Advance(Min);
        _starts.ShouldBe([0, 100, 799, 1_399]);
    }

    [Fact]
    public void Semantic_09_without_a_choice_the_count_resets_after_the_first_wait_again()
    {
        var supervisor = Start(OnStop());
        Send(supervisor, "fail");
        _time.Advance(Min);
        Restarts(supervisor).ShouldBe(1);
        _time.Advance(Min);
        Restarts(supervisor).ShouldBe(0);
    }

    [Fact]
    public void Semantic_09_a_manual_reset_waits_for_the_childs_word()
    {
        var supervisor = Start(OnFailure().WithManualReset());
        Send(supervisor, "fail");
        _time.Advance(TimeSpan.FromHours(1));
        Restarts(supervisor).ShouldBe(1);
        Send(supervisor, "reset");
        Restarts(supervisor).ShouldBe(0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Semantic_09_past_the_limit_the_supervisor_stops(bool onStop)
    {
        var supervisor = Start((onStop ? OnStop(failing: true) : OnFailure(failing: true)).WithMaxNrOfRetries(2));
        _time.Advance(TimeSpan.FromMinutes(1));
        _starts.ShouldBe([0, 100, 300]);
        Identify(supervisor).ShouldBeNull();
    }

    [Fact]
    public void Semantic_09_a_limit_within_a_time_counts_anew_after_it()
    {
        var strategy = new OneForOneStrategy(1, TimeSpan.FromSeconds(5), SupervisorStrategy.DefaultDecider);
        var supervisor = Start(OnFailure().WithSupervisorStrategy(strategy).WithManualReset());
        Send(supervisor, "fail");
        Send(supervisor, "fail", after: 6_000);
        _time.Advance(Max);
        _starts.Count.ShouldBe(3);
        Send(supervisor, "fail", after: 100);
        _time.Advance(Max);
        Identify(supervisor).ShouldBeNull();
    }

    [Fact]
    public void Semantic_09_the_random_part_lengthens_the_wait_by_at_most_its_factor()
    {
        Start(Backoff.OnStop(Child(failing: true), "child", Min, Min, 0.5).WithAutoReset(TimeSpan.FromHours(1)));
        _time.Advance(TimeSpan.FromSeconds(20));
        var waits = _starts.Zip(_starts.Skip(1), (from, to) => to - from).ToArray();
        waits.ShouldAllBe(wait => wait >= 100 && wait <= 150);
        waits.Distinct().Count().ShouldBeGreaterThan(waits.Length / 2);
    }

    [Fact]
    public void Messages_pass_through_both_ways_and_keep_their_sender()
    {
        List<(object Message, string Sender)> atParent = [];
        var parent = _system.ActorOf(Props.Create(() => new Parent(OnStop(), atParent)), "parent");
        parent.Tell("who", _asker);
        _time.RunUntilIdle();
        _asker.Received.ShouldBe(["/user/parent/backoff/child"]);
        atParent.ShouldBe([("I was asked", "child")]);
    }

    [Fact]
    public void While_there_is_no_child_messages_are_answered_or_go_to_dead_letters()
    {
        var letters = new RecordingRef("letters", 2);
        _system.EventStream.Subscribe<DeadLetter>(letters);
        var mute = Start(OnStop());
        var polite = Start(OnStop().WithReplyWhileStopped("busy"), "polite");
        foreach (var supervisor in new[] { mute, polite })
        {
            Send(supervisor, "stop");
            Child(supervisor).IsNobody().ShouldBeTrue();
            Send(supervisor, "who");
        }

        letters.Received.Cast<DeadLetter>().Select(letter => (letter.Message, letter.Sender)).ShouldBe([("who", _asker)]);
        _asker.Received.ShouldContain("busy");
        _time.Advance(Min);
        Child(polite).Path.Name.ShouldBe("child");
    }

    [Fact]
    public void A_final_stop_ends_the_supervisor_too()
    {
        var supervisor = Start(OnStop().WithFinalStopMessage(message => message is "stop"));
        Send(supervisor, "stop");
        _time.Advance(Max);
        _starts.ShouldBe([0]);
        Identify(supervisor).ShouldBeNull();
    }

    [Fact]
    public void With_the_stopping_strategy_a_failure_is_final_on_failure()
    {
        var supervisor = Start(OnFailure().WithDefaultStoppingStrategy());
        Send(supervisor, "fail");
        _time.Advance(Max);
        _starts.ShouldBe([0]);
        Identify(supervisor).ShouldBeNull();
    }

    [Fact]
    public void A_decider_may_still_resume()
    {
        var supervisor = Start(OnFailure().WithSupervisorStrategy(new OneForOneStrategy(_ => Directive.Resume)));
        Send(supervisor, "fail");
        Send(supervisor, "who");
        _asker.Received.Count.ShouldBe(1);
        Restarts(supervisor).ShouldBe(0);
    }

    private BackoffOptions OnStop(bool failing = false) => Backoff.OnStop(Child(failing), "child", Min, Max, 0);

    private BackoffOptions OnFailure(bool failing = false) => Backoff.OnFailure(Child(failing), "child", Min, Max, 0);

    private Props Child(bool failing = false) => Props.Create(() => new Worker(() => _starts.Add(_time.Elapsed.TotalMilliseconds), failing));

    private IActorRef Start(BackoffOptions options, string name = "backoff")
    {
        var supervisor = _system.ActorOf(BackoffSupervisor.Props(options), name);
        _time.RunUntilIdle();
        return supervisor;
    }

    private void Send(IActorRef to, object message, double after = 0)
    {
        _time.Advance(TimeSpan.FromMilliseconds(after));
        to.Tell(message, _asker);
        _time.RunUntilIdle();
    }

    private T Ask<T>(IActorRef of, object question)
    {
        Send(of, question);
        return _asker.Received.OfType<T>().Last();
    }

    private int Restarts(IActorRef supervisor) => Ask<BackoffSupervisor.RestartCount>(supervisor, BackoffSupervisor.GetRestartCount.Instance).Count;

    private IActorRef Child(IActorRef supervisor) => Ask<BackoffSupervisor.CurrentChild>(supervisor, BackoffSupervisor.GetCurrentChild.Instance).Ref;

    private IActorRef? Identify(IActorRef actor)
    {
        var question = _system.ActorSelection(actor.Path).ResolveOne(TimeSpan.FromSeconds(1));
        _time.Advance(TimeSpan.FromSeconds(1));
        return question.IsCompletedSuccessfully ? question.Result : null;
    }

    private sealed class Worker : ReceiveActor
    {
        public Worker(Action onStart, bool failing)
        {
            onStart();
            if (failing)
                Self.Tell("fail", Self);
            Receive<string>(text => text == "who", _ =>
            {
                Sender.Tell(Self.Path.ToStringWithoutAddress(), Self);
                Context.Parent.Tell("I was asked");
            });
            Receive<string>(text => text == "stop", _ => Context.Stop(Self));
            Receive<string>(text => text == "reset", _ => Context.Parent.Tell(BackoffSupervisor.Reset.Instance));
            Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("told to fail"));
        }
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(BackoffOptions options, List<(object Message, string Sender)> received)
        {
            var backoff = Context.ActorOf(BackoffSupervisor.Props(options), "backoff");
            Receive<string>(text => text == "who", backoff.Forward);
            ReceiveAny(message => received.Add((message, Sender.Path.Name)));
        }
    }
}
