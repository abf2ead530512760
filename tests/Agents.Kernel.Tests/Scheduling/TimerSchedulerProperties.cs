using Agents.Kernel.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Agents.Kernel.Tests.Scheduling;

/// <summary>Random programs against a naive model. A failure prints FsCheck's seed and the shortest program.</summary>
public class TimerSchedulerProperties
{
    private const long TicksPerUnit = TimeSpan.TicksPerMillisecond / 10;

    private static readonly Gen<Step> AnySchedule =
        from due in Gen.Frequency((1, Gen.Constant(0)), (6, Gen.Choose(0, 300)))
        from period in Gen.Frequency((3, Gen.Constant(0)), (1, Gen.Choose(10, 120)))
        from onFire in Gen.Frequency(
            (6, Gen.Constant(OnFire.Nothing)),
            (1, Gen.Constant(OnFire.CancelAnother)),
            (1, Gen.Constant(OnFire.ScheduleAnother)),
            (1, Gen.Constant(OnFire.Throw)))
        from which in Gen.Choose(0, 100)
        select (Step)new Step.Schedule(due, period, onFire, which);

    private static readonly Arbitrary<List<Step>> Programs = Gen.ListOf(Gen.Frequency(
        (6, AnySchedule),
        (5, Gen.Choose(0, 100).Select(which => (Step)new Step.Cancel(which))),
        (3, Gen.Choose(0, 200).Select(by => (Step)new Step.Advance(by))))).Select(steps => steps.ToList()).ToArbitrary();

    [Fact]
    public void Entries_fire_when_and_in_the_order_the_model_says() =>
        Prop.ForAll(Programs, steps =>
        {
            var model = new TimerSchedulerModel();
            using var real = new Rig();
            foreach (var step in steps.Append(new Step.Advance(1_000)))
            {
                switch (step)
                {
                    case Step.Schedule schedule:
                        model.Schedule(schedule);
                        real.Schedule(schedule);
                        break;
                    case Step.Cancel cancel when model.Scheduled > 0:
                        real.Cancel(cancel.Which % model.Scheduled).ShouldBe(model.Cancel(cancel.Which % model.Scheduled));
                        break;
                    case Step.Advance advance:
                        model.Advance(advance.By);
                        real.Time.Advance(TimeSpan.FromTicks(advance.By * TicksPerUnit));
                        real.Fired.ShouldBe(model.Fired);
                        break;
                }
            }
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(200));

    /// <summary>The scheduler under test on a virtual clock, driven by the steps of a program.</summary>
    private sealed class Rig : IDisposable
    {
        private readonly TimerScheduler _scheduler;
        private readonly List<ScheduledEntry> _entries = [];

        public Rig() => _scheduler = new TimerScheduler(Time, fault => fault.ShouldBeOfType<NotFiniteNumberException>());

        public VirtualTime Time { get; } = new();

        public List<(int Entry, long At)> Fired { get; } = [];

        public void Schedule(Step.Schedule step) => _entries.Add(_scheduler.Schedule(Units(step.Due), Units(step.Period), new Callback(this, _entries.Count, step)));

        public bool Cancel(int entry) => _entries[entry].Cancel();

        public void Dispose() => _scheduler.Dispose();

        private static TimeSpan Units(int count) => TimeSpan.FromTicks(count * TicksPerUnit);

        private sealed class Callback(Rig rig, int number, Step.Schedule step) : IScheduledCallback
        {
            public void Fire(ScheduledEntry entry)
            {
                entry.ShouldBeSameAs(rig._entries[number]);
                rig.Fired.Add((number, rig.Time.Elapsed.Ticks / TicksPerUnit));
                switch (step.OnFire)
                {
                    case OnFire.CancelAnother:
                        rig.Cancel(step.Which % rig._entries.Count);
                        break;
                    case OnFire.ScheduleAnother:
                        rig.Schedule(new Step.Schedule(step.Which, 0, OnFire.Nothing, 0));
                        break;
                    case OnFire.Throw:
                        throw new NotFiniteNumberException();
                }
            }
        }
    }
}
