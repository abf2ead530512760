using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace Agents.Kernel.Tests.Timers;

/// <summary>Random programs of one actor's timers against a naive model. A failure prints FsCheck's seed and the shortest program.</summary>
public sealed class ActorTimersProperties
{
    private static readonly Arbitrary<List<Step>> Programs = Gen.ListOf(Gen.Frequency(
        (4, from key in Gen.Choose(0, 3) from due in Gen.Choose(0, 30) select (Step)new Step.Single(key, due)),
        (2, from key in Gen.Choose(0, 3) from due in Gen.Choose(0, 30) from period in Gen.Choose(1, 20) select (Step)new Step.Periodic(key, due, period)),
        (2, Gen.Choose(0, 3).Select(key => (Step)new Step.Cancel(key))),
        (1, Gen.Constant((Step)new Step.Restart())),
        (2, Gen.Choose(1, 40).Select(time => (Step)new Step.Busy(time))),
        (4, Gen.Choose(0, 40).Select(time => (Step)new Step.Advance(time))))).Select(steps => steps.ToList()).ToArbitrary();

    [Fact]
    public void Timers_deliver_what_the_model_says_when_it_says() =>
        Prop.ForAll(Programs, steps =>
        {
            steps.Add(new Step.Advance(200));
            Real(steps).ShouldBe(Model(steps));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(100));

    private static List<(int Timer, long At)> Model(List<Step> steps)
    {
        var model = new TimersModel();
        foreach (var step in steps)
        {
            if (step is Step.Advance advance)
                model.Advance(1_000 * advance.Time);
            else
                model.Send(step);
        }

        return model.Delivered;
    }

    private static List<(int Timer, long At)> Real(List<Step> steps)
    {
        var time = new VirtualTime();
        using var system = Agents.Kernel.TestKit.TestKit.CreateSystem(time);
        var delivered = new List<(int, long)>();
        var plan = new PuppetPlan("timers", new Journal()) { Receive = (_, timer) => delivered.Add(((int)timer, (long)time.Elapsed.TotalMilliseconds)) };
        var actor = system.ActorOf(plan.Props);
        var timers = 0;
        foreach (var step in steps)
        {
            switch (step)
            {
                case Step.Advance advance:
                    time.Advance(TimeSpan.FromSeconds(advance.Time));
                    break;
                case Step.Busy busy:
                    actor.Tell((Func<Puppet, Task>)(_ => Task.Delay(BusyTime(busy), time)), ActorRefs.NoSender);
                    break;
                case Step.Restart:
                    actor.Tell(new InvalidOperationException("restart"), ActorRefs.NoSender);
                    break;
                default:
                    actor.Tell((Action<Puppet>)(puppet => Apply(step, puppet.Timers, ref timers)), ActorRefs.NoSender);
                    break;
            }

            time.RunUntilIdle();
        }

        return delivered;
    }

    /// <summary>A millisecond more each time, so that its end never meets a timer: which comes first then is not the timers' business.</summary>
    private static TimeSpan BusyTime(Step.Busy busy) => TimeSpan.FromMilliseconds((1_000 * busy.Time) + 1);

    private static void Apply(Step step, ITimerScheduler timers, ref int number)
    {
        switch (step)
        {
            case Step.Single single:
                timers.StartSingleTimer(single.Key, number++, TimeSpan.FromSeconds(single.Due));
                break;
            case Step.Periodic periodic:
                timers.StartPeriodicTimer(periodic.Key, number++, TimeSpan.FromSeconds(periodic.Due), TimeSpan.FromSeconds(periodic.Period));
                break;
            case Step.Cancel cancel:
                timers.Cancel(cancel.Key);
                break;
        }
    }

    public abstract record Step
    {
        public sealed record Single(int Key, int Due) : Step;

        public sealed record Periodic(int Key, int Due, int Period) : Step;

        public sealed record Cancel(int Key) : Step;

        public sealed record Restart : Step;

        public sealed record Busy(int Time) : Step;

        public sealed record Advance(int Time) : Step;
    }

    /// <summary>A list of timers and a list of what waits in the mailbox: the steps that were sent, and the timers that are due.</summary>
    private sealed class TimersModel
    {
        private readonly List<Timer> _timers = [];
        private readonly Queue<object> _mailbox = new();
        private long _now;
        private long? _busyUntil;
        private int _numbers;
        private int _sequence;

        public List<(int Timer, long At)> Delivered { get; } = [];

        public void Send(Step step)
        {
            _mailbox.Enqueue(step);
            Run();
            Advance(0);
        }

        public void Advance(long by)
        {
            var end = _now + by;
            while (true)
            {
                var timer = _timers.Where(timer => timer.Due is not null).MinBy(timer => (timer.Due, timer.Sequence));
                var next = Math.Min(timer?.Due ?? long.MaxValue, _busyUntil ?? long.MaxValue);
                if (next > end)
                    break;
                _now = next;
                if (next == _busyUntil)
                    _busyUntil = null;
                else
                    Fire(timer!);
                Run();
            }

            _now = end;
        }

        private void Fire(Timer timer)
        {
            _mailbox.Enqueue(timer);
            timer.Due = timer.Period is { } period ? timer.Due + period : null;
            timer.Sequence = _sequence++;
        }

        private void Run()
        {
            while (_busyUntil is null && _mailbox.TryDequeue(out var message))
            {
                if (message is Timer timer)
                    Deliver(timer);
                else
                    Apply((Step)message);
            }
        }

        private void Deliver(Timer timer)
        {
            if (!_timers.Contains(timer))
                return;
            if (timer.Period is null)
                _timers.Remove(timer);
            Delivered.Add((timer.Number, _now));
        }

        private void Apply(Step step)
        {
            switch (step)
            {
                case Step.Single single:
                    Start(single.Key, 1_000 * single.Due, null);
                    break;
                case Step.Periodic periodic:
                    Start(periodic.Key, 1_000 * periodic.Due, 1_000 * periodic.Period);
                    break;
                case Step.Cancel cancel:
                    _timers.RemoveAll(timer => timer.Key == cancel.Key);
                    break;
                case Step.Restart:
                    _timers.Clear();
                    break;
                case Step.Busy busy:
                    _busyUntil = _now + (long)BusyTime(busy).TotalMilliseconds;
                    break;
            }
        }

        private void Start(int key, int due, int? period)
        {
            _timers.RemoveAll(timer => timer.Key == key);
            _timers.Add(new Timer { Key = key, Number = _numbers++, Due = _now + due, Period = period, Sequence = _sequence++ });
        }

        private sealed class Timer
        {
            public required int Key { get; init; }

            public required int Number { get; init; }

            public required int? Period { get; init; }

            /// <summary>Null once a single timer is on its way through the mailbox.</summary>
            public long? Due { get; set; }

            public int Sequence { get; set; }
        }
    }
}
