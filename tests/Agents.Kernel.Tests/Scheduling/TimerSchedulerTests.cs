using System.Runtime.CompilerServices;
using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Scheduling;

public sealed class TimerSchedulerTests : IDisposable
{
    private readonly VirtualTime _time = new();
    private readonly List<Exception> _faults = [];
    private readonly TimerScheduler _scheduler;
    private readonly RecordingRef _receiver = new("receiver");
    private readonly RecordingRef _sender = new("sender", 2);

    public TimerSchedulerTests() => _scheduler = new TimerScheduler(_time, _faults.Add);

    public void Dispose() => _scheduler.Dispose();

    [Fact]
    public void A_message_is_sent_once_at_its_time_in_the_senders_name()
    {
        _scheduler.ScheduleTellOnce(Ms(10), _receiver, "hi", _sender);
        _time.Advance(Ms(10) - TimeSpan.FromTicks(1));
        _receiver.Received.ShouldBeEmpty();
        _time.Advance(TimeSpan.FromTicks(1));
        _receiver.Received.ShouldBe(["hi"]);
        _receiver.Senders.ShouldBe([_sender]);
        _time.Advance(TimeSpan.FromHours(1));
        _receiver.Received.Count.ShouldBe(1);
    }

    [Fact]
    public void A_repeated_message_keeps_the_beat_of_its_first_time()
    {
        List<TimeSpan> times = [];
        var receiver = new CallbackRef("r", _ => times.Add(_time.Elapsed));
        _scheduler.ScheduleTellRepeatedly(Ms(5), Ms(20), receiver, "beat", _sender);
        _time.Advance(Ms(66));
        times.ShouldBe([Ms(5), Ms(25), Ms(45), Ms(65)]);
    }

    [Fact]
    public void What_is_due_at_one_instant_fires_in_the_order_it_was_scheduled()
    {
        List<int> order = [];
        foreach (var i in Enumerable.Range(0, 100))
            _scheduler.ScheduleOnce(Ms(10), () => order.Add(i));
        _time.Advance(Ms(10));
        order.ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public void A_zero_delay_fires_without_time_passing_and_not_on_the_callers_stack()
    {
        var fired = false;
        _scheduler.ScheduleOnce(TimeSpan.Zero, () => fired = true);
        fired.ShouldBeFalse();
        _time.RunUntilIdle();
        fired.ShouldBeTrue();
        _time.Elapsed.ShouldBe(TimeSpan.Zero);
    }

    [Fact]
    public void The_longest_delay_is_taken()
    {
        var fired = false;
        _scheduler.ScheduleOnce(TimeSpan.MaxValue, () => fired = true);
        _scheduler.ScheduleOnce(TimeSpan.FromDays(100), () => fired = true);
        _time.Advance(TimeSpan.FromDays(100) - Ms(1));
        fired.ShouldBeFalse();
        _time.Advance(Ms(1));
        fired.ShouldBeTrue();
    }

    [Fact]
    public void A_cancelable_calls_off_what_was_scheduled_with_it()
    {
        var once = _scheduler.ScheduleTellOnceCancelable(10, _receiver, "once", _sender);
        var often = _scheduler.ScheduleTellRepeatedlyCancelable(10, 10, _receiver, "often", _sender);
        once.Cancel();
        _time.Advance(Ms(25));
        often.Cancel();
        _time.Advance(Ms(25));
        _receiver.Received.ShouldBe(["often", "often"]);
    }

    [Fact]
    public void Nothing_is_scheduled_with_what_is_cancelled_already()
    {
        _scheduler.ScheduleTellOnce(1, _receiver, "x", _sender, Cancelable.CreateCanceled());
        _scheduler.ScheduleOnce(1, () => _receiver.Tell("y", _sender), Cancelable.CreateCanceled());
        _scheduler.Held.ShouldBe(0);
    }

    [Fact]
    public void A_callback_that_throws_is_reported_and_the_others_still_fire()
    {
        var fault = new InvalidOperationException("broken");
        _scheduler.ScheduleOnce(1, () => throw fault);
        _scheduler.ScheduleOnce(1, () => _receiver.Tell("after", _sender));
        _time.Advance(Ms(1));
        _faults.ShouldBe([fault]);
        _receiver.Received.ShouldBe(["after"]);
    }

    [Fact]
    public void A_cancelled_entry_lets_go_of_its_message_at_once()
    {
        var (entry, message) = ScheduleAndCancel();
        GC.Collect();
        message.IsAlive.ShouldBeFalse();
        GC.KeepAlive(entry);
    }

    [Fact]
    public void A_cancelable_that_lives_on_holds_nothing_of_what_has_fired()
    {
        using var cancelable = new Cancelable((IScheduler)_scheduler);
        var message = ScheduleWith(cancelable);
        _time.Advance(Ms(1));
        _receiver.Received.Clear();
        GC.Collect();
        message.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public void Cancelled_entries_do_not_pile_up()
    {
        for (var i = 0; i < 100_000; i++)
            _scheduler.Schedule(TimeSpan.FromHours(1), TimeSpan.Zero, Ignore.Instance).Cancel();
        _scheduler.Held.ShouldBeLessThan(200);
    }

    [Fact]
    public void A_pending_entry_costs_one_small_object()
    {
        for (var i = 0; i < 10_000; i++)
            _scheduler.Schedule(Ms(1), TimeSpan.Zero, Ignore.Instance);
        var due = TimeSpan.FromMinutes(1);
        _time.Advance(Ms(1));

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1_000; i++)
            _scheduler.Schedule(due, TimeSpan.Zero, Ignore.Instance);
        ((GC.GetAllocatedBytesForCurrentThread() - before) / 1_000.0).ShouldBeLessThan(100);
    }

    [Fact]
    public void After_a_stall_a_beat_makes_up_for_one_second_and_leaves_the_rest_out()
    {
        var clock = new JumpingTime();
        List<long> times = [];
        using var scheduler = new TimerScheduler(clock, _faults.Add);
        scheduler.ScheduleRepeatedly(Ms(100), Ms(100), () => times.Add(clock.NowTicks));
        clock.JumpTo(Ms(550));
        times.Count.ShouldBe(5);
        clock.JumpTo(Ms(60_030));
        times.Count.ShouldBe(6);
        clock.JumpTo(Ms(60_099));
        times.Count.ShouldBe(6);
        clock.JumpTo(Ms(60_100));
        times.Count.ShouldBe(7);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-5)]
    [InlineData(0.5)]
    public void An_interval_below_a_millisecond_is_refused_naming_it_and_what_is_allowed(double ms)
    {
        var interval = TimeSpan.FromMilliseconds(ms);
        var refused = Should.Throw<ArgumentException>(() => _scheduler.ScheduleTellRepeatedly(Ms(1), interval, _receiver, "x", _sender));
        refused.Message.ShouldContain($"{interval.TotalMilliseconds} ms");
        refused.Message.ShouldContain("1 ms or more");
        refused.ParamName.ShouldBe("interval");
        Should.Throw<ArgumentException>(() => _scheduler.ScheduleRepeatedly(Ms(1), interval, () => { }));
    }

    [Fact]
    public void A_delay_below_zero_is_refused()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => _scheduler.ScheduleTellOnce(Ms(-1), _receiver, "x", _sender));
        Should.Throw<ArgumentOutOfRangeException>(() => _scheduler.ScheduleOnce(Ms(-1), () => { }));
    }

    [Fact]
    public void A_null_message_is_refused() =>
        Should.Throw<InvalidMessageException>(() => _scheduler.ScheduleTellOnce(Ms(1), _receiver, null!, _sender));

    [Fact]
    public void After_the_end_nothing_fires_and_nothing_can_be_scheduled()
    {
        _scheduler.ScheduleTellOnce(Ms(1), _receiver, "x", _sender);
        _scheduler.Dispose();
        _time.Advance(Ms(10));
        _receiver.Received.ShouldBeEmpty();
        Should.Throw<ObjectDisposedException>(() => _scheduler.ScheduleTellOnce(Ms(1), _receiver, "x", _sender));
    }

    [Fact]
    public void At_the_end_who_still_waits_is_told_once_and_nobody_else()
    {
        List<string> told = [];
        _scheduler.Schedule(Ms(1), TimeSpan.Zero, new Waiting(() => told.Add("fired")));
        _scheduler.Schedule(Ms(1), TimeSpan.Zero, new Waiting(() => told.Add("cancelled"))).Cancel();
        _time.Advance(Ms(1));
        _scheduler.Schedule(Ms(1), TimeSpan.Zero, new Waiting(() => throw new InvalidOperationException("broken")));
        _scheduler.Schedule(Ms(1), TimeSpan.Zero, new Waiting(() => told.Add("once")));
        _scheduler.Schedule(Ms(1), Ms(1), new Waiting(() => told.Add("repeated")));
        _scheduler.Dispose();
        _scheduler.Dispose();
        told.Order().ShouldBe(["once", "repeated"]);
        _faults.ShouldHaveSingleItem().Message.ShouldBe("broken");
        _scheduler.TrySchedule(Ms(1), TimeSpan.Zero, Ignore.Instance).ShouldBeNull();
    }

    [Fact]
    public void The_scheduler_tells_the_time_of_its_clock()
    {
        _time.Advance(Ms(1_234));
        _scheduler.Now.ShouldBe(_time.GetUtcNow());
        _scheduler.MonotonicClock.ShouldBe(Ms(1_234));
        _scheduler.HighResMonotonicClock.ShouldBe(Ms(1_234));
        _scheduler.Advanced.ShouldBeSameAs(_scheduler);
    }

    [Fact]
    public async Task On_the_real_clock_nothing_fires_early_or_twice_while_threads_schedule_and_cancel()
    {
        const int PerThread = 5_000;
        using var scheduler = new TimerScheduler(TimeProvider.System, fault => Assert.Fail(fault.ToString()));
        var done = new CountdownEvent(4 * PerThread);
        var early = 0;
        void Work(int seed)
        {
            var random = new Random(seed);
            for (var i = 0; i < PerThread; i++)
            {
                var delay = Ms(random.Next(0, 50));
                var start = TimeProvider.System.GetTimestamp();
                var fired = 0;
                var entry = scheduler.Schedule(delay, TimeSpan.Zero, new Do(() =>
                {
                    if (Interlocked.Increment(ref fired) != 1 || TimeProvider.System.GetElapsedTime(start) < delay)
                        Interlocked.Increment(ref early);
                    done.Signal();
                }));
                if (random.Next(3) == 0 && entry.Cancel())
                    done.Signal();
            }
        }

        await Task.WhenAll(Enumerable.Range(0, 4).Select(seed => Task.Factory.StartNew(() => Work(seed), TaskCreationOptions.LongRunning)));
        done.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue($"{done.CurrentCount} entries neither fired nor were cancelled");
        early.ShouldBe(0);
    }

    private static TimeSpan Ms(double count) => TimeSpan.FromMilliseconds(count);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private (ScheduledEntry Entry, WeakReference Message) ScheduleAndCancel()
    {
        var message = new object();
        var entry = _scheduler.Schedule(Ms(1), TimeSpan.Zero, TellCallback.For(_receiver, message, _sender));
        entry.Cancel().ShouldBeTrue();
        entry.Cancel().ShouldBeFalse();
        return (entry, new WeakReference(message));
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference ScheduleWith(ICancelable cancelable)
    {
        var message = new object();
        _scheduler.ScheduleTellOnce(Ms(1), _receiver, message, _sender, cancelable);
        return new WeakReference(message);
    }

    private sealed class Ignore : IScheduledCallback
    {
        public static readonly Ignore Instance = new();

        public void Fire(ScheduledEntry entry)
        {
        }
    }

    private sealed class Waiting(Action onAbandon) : IScheduledCallback
    {
        public void Fire(ScheduledEntry entry)
        {
        }

        public void Abandon() => onAbandon();
    }

    private sealed class Do(Action action) : IScheduledCallback
    {
        public void Fire(ScheduledEntry entry) => action();
    }
}
