namespace Agents.Kernel.TestKit.Tests.Time;

public class VirtualTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly VirtualTime _time = new();

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    [Fact]
    public void It_begins_at_the_start_of_2026_or_where_it_is_told()
    {
        var told = new DateTimeOffset(2030, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));

        _time.GetUtcNow().ShouldBe(Start);
        new VirtualTime(new() { Start = told }).GetUtcNow().ShouldBe(told);
        _time.GetLocalNow().Offset.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void Advance_ends_at_exactly_that_time()
    {
        var before = _time.GetTimestamp();

        _time.Advance(Ms(1234.5));
        _time.AdvanceTo(Start.AddSeconds(2));

        _time.GetUtcNow().ShouldBe(Start.AddSeconds(2));
        _time.Elapsed.ShouldBe(TimeSpan.FromSeconds(2));
        _time.GetElapsedTime(before).ShouldBe(TimeSpan.FromSeconds(2));
        Should.Throw<ArgumentOutOfRangeException>(() => _time.Advance(Ms(-1)));
        Should.Throw<ArgumentOutOfRangeException>(() => _time.AdvanceTo(Start));
    }

    [Fact]
    public void Timers_fire_when_due_and_those_of_one_instant_in_the_order_of_creation()
    {
        var fired = new List<(string, TimeSpan)>();
        ITimer Timer(string name, double due) => _time.CreateTimer(_ => fired.Add((name, _time.Elapsed)), null, Ms(due), Timeout.InfiniteTimeSpan);
        var late = Timer("late", 20);
        Timer("first", 20);
        Timer("early", 10);
        Timer("second", 20);
        late.Change(Ms(30), Timeout.InfiniteTimeSpan);

        _time.Advance(Ms(19));
        fired.ShouldBe([("early", Ms(10))]);
        _time.Advance(Ms(11));

        fired.ShouldBe([("early", Ms(10)), ("first", Ms(20)), ("second", Ms(20)), ("late", Ms(30))]);
        _time.TimersFired.ShouldBe(4);
    }

    [Fact]
    public void A_periodic_timer_does_not_drift_and_can_be_changed_and_stopped_from_its_callback()
    {
        var fired = new List<TimeSpan>();
        ITimer? timer = null;
        timer = _time.CreateTimer(_ =>
        {
            fired.Add(_time.Elapsed);
            if (fired.Count == 3) timer!.Change(Ms(5), Ms(1));
            if (fired.Count == 5) timer!.Dispose();
        }, null, Ms(10), Ms(20));

        _time.Advance(Ms(1000));

        fired.ShouldBe([Ms(10), Ms(30), Ms(50), Ms(55), Ms(56)]);
        timer.Change(Ms(1), Ms(1)).ShouldBeFalse("it is disposed");
    }

    [Fact]
    public void A_timer_without_due_time_waits_and_one_due_at_once_runs_when_idle()
    {
        var fired = 0;
        using var idle = _time.CreateTimer(_ => fired++, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        using var now = _time.CreateTimer(_ => fired += 10, null, TimeSpan.Zero, TimeSpan.Zero);

        _time.RunUntilIdle();
        fired.ShouldBe(10);
        _time.Advance(TimeSpan.FromDays(1));
        fired.ShouldBe(10);
        idle.Change(Ms(1), Timeout.InfiniteTimeSpan).ShouldBeTrue();
        _time.Advance(Ms(1));

        fired.ShouldBe(11);
    }

    [Theory]
    [InlineData(-2, 0)]
    [InlineData(0, -2)]
    [InlineData(4294967295, 0)]
    public void Timers_refuse_the_times_that_system_timers_refuse(long due, long period) =>
        Should.Throw<ArgumentOutOfRangeException>(() => _time.CreateTimer(_ => { }, null, Ms(due), Ms(period)));

    [Fact]
    public void What_a_timer_makes_runnable_runs_before_the_next_timer()
    {
        var log = new List<string>();
        _time.CreateTimer(_ =>
        {
            log.Add("timer 1");
            Task.Factory.StartNew(() => log.Add("work of timer 1"), CancellationToken.None, TaskCreationOptions.None, _time.TaskScheduler);
        }, null, Ms(1), Timeout.InfiniteTimeSpan);
        _time.CreateTimer(_ => log.Add("timer 2"), null, Ms(1), Timeout.InfiniteTimeSpan);

        _time.Advance(Ms(1));

        log.ShouldBe(["timer 1", "work of timer 1", "timer 2"]);
    }

    [Fact]
    public void Nothing_runs_until_somebody_drives_and_then_in_the_order_of_queueing()
    {
        var log = new List<int>();
        for (var i = 0; i < 5; i++)
        {
            var n = i;
            Task.Factory.StartNew(() => log.Add(n), CancellationToken.None, TaskCreationOptions.None, _time.TaskScheduler);
        }

        log.ShouldBeEmpty();
        _time.RunUntilIdle();

        log.ShouldBe([0, 1, 2, 3, 4]);
        _time.WorkDone.ShouldBe(5);
        _time.GetUtcNow().ShouldBe(Start);
    }

    [Fact]
    public void RunUntil_stands_where_the_condition_came_true()
    {
        var ticks = 0;
        using var timer = _time.CreateTimer(_ => ticks++, null, Ms(20), Ms(20));

        _time.RunUntil(() => ticks == 3, Ms(1000)).ShouldBeTrue();
        _time.Elapsed.ShouldBe(Ms(60));
        _time.RunUntil(() => ticks == 100, Ms(50)).ShouldBeFalse();

        _time.Elapsed.ShouldBe(Ms(110));
        ticks.ShouldBe(5);
    }

    [Fact]
    public void Run_drives_an_async_body_and_gives_its_result()
    {
        var result = _time.Run(async () =>
        {
            TaskScheduler.Current.ShouldBe(_time.TaskScheduler);
            await Task.Delay(TimeSpan.FromMinutes(90), _time);
            TaskScheduler.Current.ShouldBe(_time.TaskScheduler);
            return _time.Elapsed;
        });

        result.ShouldBe(TimeSpan.FromMinutes(90));
    }

    [Fact]
    public void Run_throws_what_the_body_threw()
    {
        Should.Throw<IOException>(() => _time.Run(() => throw new IOException("at once")));
        Should.Throw<IOException>(() => _time.Run<int>(() => throw new IOException("at once")));
        Should.Throw<IOException>(() => _time.Run(async () =>
        {
            await Task.Delay(Ms(5), _time);
            throw new IOException("later");
        })).Message.ShouldBe("later");
    }

    [Fact]
    public async Task RunAsync_drives_on_a_thread_of_its_own()
    {
        var here = Environment.CurrentManagedThreadId;
        var there = 0;

        await _time.RunAsync(async () =>
        {
            await Task.Delay(TimeSpan.FromHours(1), _time);
            there = Environment.CurrentManagedThreadId;
        });

        there.ShouldNotBe(here);
        await Should.ThrowAsync<IOException>(() => _time.RunAsync(() => throw new IOException()));
    }

    [Fact]
    public void A_body_may_itself_drive()
    {
        var log = new List<string>();

        _time.Run(async () =>
        {
            var other = Other();
            _time.Advance(Ms(15));
            log.Add("advanced");
            await other;
        });

        log.ShouldBe(["10", "advanced", "20"]);

        async Task Other()
        {
            await Task.Delay(Ms(10), _time);
            log.Add("10");
            await Task.Delay(Ms(10), _time);
            log.Add("20");
        }
    }

    [Fact]
    public void A_step_may_block_on_work_that_is_queued()
    {
        var sum = _time.Run(() =>
        {
            var queued = Task.Factory.StartNew(() => 42, CancellationToken.None, TaskCreationOptions.None, _time.TaskScheduler);
            return Task.FromResult(queued.Result);
        });

        sum.ShouldBe(42);
    }

    [Fact]
    public void The_context_of_a_test_framework_does_not_catch_continuations()
    {
        var foreign = new SynchronizationContext();
        var before = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(foreign);
        try
        {
            _time.Run(async () =>
            {
                SynchronizationContext.Current.ShouldBeNull();
                await Task.Yield();
                TaskScheduler.Current.ShouldBe(_time.TaskScheduler);
            });
            SynchronizationContext.Current.ShouldBe(foreign);
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(before);
        }
    }

    [Fact]
    public void Async_locals_flow_into_timers_as_they_do_into_system_timers()
    {
        var local = new AsyncLocal<string>();
        string? seen = null;
        local.Value = "creator";
        using var timer = _time.CreateTimer(_ => seen = local.Value, null, Ms(1), Timeout.InfiniteTimeSpan);
        local.Value = "driver";

        _time.Advance(Ms(1));

        seen.ShouldBe("creator");
        local.Value.ShouldBe("driver");
    }

    [Fact]
    public void What_a_timer_callback_throws_reaches_the_driver_and_the_clock_goes_on()
    {
        using var bad = _time.CreateTimer(_ => throw new IOException("bad"), null, Ms(1), Timeout.InfiniteTimeSpan);

        Should.Throw<IOException>(() => _time.Advance(Ms(2)));
        _time.Advance(Ms(2));

        _time.Elapsed.ShouldBe(Ms(3));
    }
}
