using Agents.Kernel.TestKit;

namespace Agents.Kernel.Tests.Events;

public class EventStreamUnsubscriberTests
{
    private readonly VirtualTime _time = new();
    private readonly ActorSystem _system;

    public EventStreamUnsubscriberTests() => _system = ActorSystem.Create(
        "events", ActorSystemSetup.Create(new KernelSetup { TimeProvider = _time, TaskScheduler = _time.TaskScheduler }));

    [Fact]
    public void An_actor_that_stops_is_unsubscribed()
    {
        var actor = Idle();
        _system.EventStream.Subscribe<string>(actor);
        _time.RunUntilIdle();
        _system.EventStream.HasSubscribers(typeof(string)).ShouldBeTrue();
        _system.Stop(actor);
        _time.RunUntilIdle();
        _system.EventStream.HasSubscribers(typeof(string)).ShouldBeFalse();
    }

    [Fact]
    public void An_actor_that_has_stopped_before_is_unsubscribed_at_once()
    {
        var actor = Idle();
        _system.Stop(actor);
        _time.RunUntilIdle();
        _system.EventStream.Subscribe<string>(actor);
        _time.RunUntilIdle();
        _system.EventStream.HasSubscribers(typeof(string)).ShouldBeFalse();
    }

    [Fact]
    public void A_failure_is_logged_with_the_childs_path_and_the_time_of_the_systems_clock()
    {
        List<Error> errors = [];
        _system.EventStream.Subscribe(new Fakes.CallbackRef("errors", e => errors.Add((Error)e)), typeof(Error));
        _time.Advance(TimeSpan.FromMinutes(5));
        var actor = Idle();
        actor.Tell("fail");
        _time.RunUntilIdle();
        var error = errors.ShouldHaveSingleItem();
        error.LogSource.ShouldBe(actor.Path.ToString());
        error.LogClass.ShouldBe(typeof(Sleeper));
        error.Message.ShouldBe("told to fail");
        error.Cause.ShouldBeOfType<InvalidOperationException>();
        error.Timestamp.ShouldBe(_time.GetUtcNow().UtcDateTime);
    }

    private IActorRef Idle() => _system.ActorOf(Props.Create(() => new Sleeper()));

    private sealed class Sleeper : ReceiveActor
    {
        public Sleeper() => Receive<string>(text => text == "fail", _ => throw new InvalidOperationException("told to fail"));
    }
}
