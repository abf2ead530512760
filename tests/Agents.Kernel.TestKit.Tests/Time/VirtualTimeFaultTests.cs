namespace Agents.Kernel.TestKit.Tests.Time;

public class VirtualTimeFaultTests
{
    private static VirtualTime Impatient() => new(new() { DeadlockGrace = TimeSpan.Zero, HangGuard = TimeSpan.FromMilliseconds(50), MaxStepsPerInstant = 1000 });

    [Fact]
    public void A_deadlock_is_reported_with_what_is_pending()
    {
        var time = Impatient();

        var fault = Should.Throw<VirtualTimeException>(() => time.Run(async () =>
        {
            await Task.Delay(TimeSpan.FromSeconds(90), time);
            await new TaskCompletionSource().Task;
        }));

        fault.Fault.ShouldBe(VirtualTimeFault.Deadlock);
        fault.Message.ShouldContain("waits for something that nobody will do");
        fault.Message.ShouldContain("00:01:30 after the start");
        fault.Message.ShouldContain("Open holds: none. Armed timers: none.");
    }

    [Fact]
    public void A_body_that_is_not_done_in_time_is_reported_with_the_timers_that_go_on()
    {
        var time = Impatient();
        using var timer = time.CreateTimer(Tick, null, TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(20));

        var fault = Should.Throw<VirtualTimeException>(() => time.Run(() => new TaskCompletionSource().Task, TimeSpan.FromMinutes(1)));

        fault.Fault.ShouldBe(VirtualTimeFault.LimitReached);
        fault.Message.ShouldContain("not done after 00:01:00");
        fault.Message.ShouldContain("Armed timers: timer 1 (VirtualTimeFaultTests.Tick) in 00:00:00.0200000");
    }

    [Fact]
    public void An_endless_loop_at_one_instant_is_reported()
    {
        var time = Impatient();

        var fault = Should.Throw<VirtualTimeException>(() => time.Run(async () =>
        {
            while (true) await Task.Yield();
        }));

        fault.Fault.ShouldBe(VirtualTimeFault.EndlessLoop);
        fault.Message.ShouldContain("1000 steps");
    }

    [Fact]
    public void A_hold_that_stays_open_is_reported_by_name()
    {
        var time = Impatient();
        using var hold = time.Hold("message to the gateway");

        var fault = Should.Throw<VirtualTimeException>(() => time.Advance(TimeSpan.FromSeconds(1)));

        fault.Fault.ShouldBe(VirtualTimeFault.Hung);
        fault.Message.ShouldContain("Open holds: message to the gateway.");
        time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Two_threads_cannot_drive_at_once()
    {
        var time = new VirtualTime();

        time.Run(() =>
        {
            Exception? failure = null;
            var other = new Thread(() => failure = Record.Exception(time.RunUntilIdle));
            other.Start();
            other.Join();
            failure.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("already driven by thread");
            return Task.CompletedTask;
        });
    }

    private static void Tick(object? state)
    {
    }
}
