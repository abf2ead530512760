using Agents.Kernel.TestKit;

namespace Agents.Kernel.Tests.Asking;

/// <summary>What becomes of asks when the system ends: whoever awaits one is outside and must not wait for ever.</summary>
public class AskAtTheEndTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly VirtualTime _time = new();
    private readonly ActorSystem _system;
    private readonly IActorRef _mute;

    public AskAtTheEndTests()
    {
        _system = ActorSystem.Create("ending", ActorSystemSetup.Create(new KernelSetup { TimeProvider = _time, TaskScheduler = _time.TaskScheduler }));
        _mute = _system.ActorOf(Props.Create(() => new Mute()), "mute");
    }

    [Fact]
    public void An_ask_that_waits_fails_when_the_system_ends()
    {
        var answer = _mute.Ask<string>("hi", Patience);
        _time.RunUntilIdle();
        answer.IsCompleted.ShouldBeFalse();
        End();
        answer.Exception!.InnerException.ShouldBeOfType<AskTimeoutException>().Message.ShouldContain("before the actor system 'ending' ended");
    }

    [Fact]
    public void An_ask_of_a_system_that_has_ended_fails_at_once()
    {
        End();
        _mute.Ask<string>("hi", Patience).Exception!.InnerException.ShouldBeOfType<AskTimeoutException>();
    }

    [Fact]
    public async Task A_graceful_stop_of_what_has_ended_is_done()
    {
        End();
        (await _mute.GracefulStop(Patience)).ShouldBeTrue();
    }

    private void End()
    {
        _system.Terminate();
        _time.RunUntilIdle();
        _system.WhenTerminated.IsCompleted.ShouldBeTrue();
    }

    private sealed class Mute : ReceiveActor
    {
        public Mute() => ReceiveAny(_ => { });
    }
}
