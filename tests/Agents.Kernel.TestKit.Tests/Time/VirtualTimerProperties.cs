using FsCheck;
using FsCheck.Fluent;

namespace Agents.Kernel.TestKit.Tests.Time;

/// <summary>Random programs of timers against a model that looks for the next timer in a plain list. A failure prints FsCheck's seed and the shortest program.</summary>
public class VirtualTimerProperties
{
    public enum Verb
    {
        Create,
        Change,
        Dispose,
        Advance,
    }

    /// <summary>One step. Which: the timer, counted round. When a timer fires it may change another one: Meddle.</summary>
    public sealed record Step(Verb Verb, int Which, int Due, int Period, int Meddle);

    private static readonly Gen<Step> AnyStep =
        from verb in Gen.Frequency((5, Gen.Constant(Verb.Create)), (3, Gen.Constant(Verb.Change)), (2, Gen.Constant(Verb.Dispose)), (5, Gen.Constant(Verb.Advance)))
        from which in Gen.Choose(0, 20)
        from due in Gen.Choose(-1, 12)
        from period in Gen.Elements(-1, 0, 1, 3, 7)
        from meddle in Gen.Choose(-5, 5)
        select new Step(verb, which, due, period, meddle);

    [Fact]
    public void Timers_fire_as_the_model_says() =>
        Prop.ForAll(Gen.ListOf(AnyStep).Select(steps => steps.ToList()).ToArbitrary(), steps =>
        {
            var (real, model) = (new RealTimers(), new ModelTimers());
            foreach (var step in steps)
            {
                Apply(real, step);
                Apply(model, step);
                real.Now.ShouldBe(model.Now);
            }

            real.Fired.ShouldBe(model.Fired);
        }).QuickCheckThrowOnFailure();

    private static void Apply(Timers timers, Step step)
    {
        if (step.Verb == Verb.Create) timers.Create(step.Due, step.Period, step.Meddle);
        else if (step.Verb == Verb.Advance) timers.Advance(Math.Max(0, step.Due));
        else if (timers.Count == 0) return;
        else if (step.Verb == Verb.Change) timers.Change(step.Which % timers.Count, step.Due, step.Period);
        else timers.Dispose(step.Which % timers.Count);
    }

    private abstract class Timers
    {
        private readonly List<int> _meddles = [];

        public List<(int Timer, int At)> Fired { get; } = [];
        public int Count => _meddles.Count;
        public abstract int Now { get; }

        public void Create(int due, int period, int meddle)
        {
            _meddles.Add(meddle);
            Arm(Count - 1, due, period);
        }

        public abstract void Change(int timer, int due, int period);

        public abstract void Dispose(int timer);

        public abstract void Advance(int milliseconds);

        protected abstract void Arm(int timer, int due, int period);

        protected void Fire(int timer)
        {
            Fired.Add((timer, Now));
            var (meddle, other) = (_meddles[timer], (timer + 1) % Count);
            if (meddle == -5) Dispose(other);
            if (meddle > 2) Change(other, meddle, -1);
        }
    }

    private sealed class RealTimers : Timers
    {
        private readonly VirtualTime _time = new();
        private readonly List<ITimer> _timers = [];

        public override int Now => (int)_time.Elapsed.TotalMilliseconds;

        public override void Change(int timer, int due, int period) => _timers[timer].Change(TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period));

        public override void Dispose(int timer) => _timers[timer].Dispose();

        public override void Advance(int milliseconds) => _time.Advance(TimeSpan.FromMilliseconds(milliseconds));

        protected override void Arm(int timer, int due, int period) =>
            _timers.Add(_time.CreateTimer(_ => Fire(timer), null, TimeSpan.FromMilliseconds(due), TimeSpan.FromMilliseconds(period)));
    }

    private sealed class ModelTimers : Timers
    {
        private readonly List<(int? Due, int Period, bool Disposed)> _timers = [];
        private int _now;

        public override int Now => _now;

        public override void Change(int timer, int due, int period)
        {
            if (!_timers[timer].Disposed) _timers[timer] = (due < 0 ? null : _now + due, period, false);
        }

        public override void Dispose(int timer) => _timers[timer] = (null, 0, true);

        public override void Advance(int milliseconds)
        {
            var end = _now + milliseconds;
            while (_timers.Where(t => t.Due <= end).Select(t => t.Due).Min() is { } due)
            {
                var timer = _timers.FindIndex(t => t.Due == due);
                _now = Math.Max(_now, due);
                var period = _timers[timer].Period;
                _timers[timer] = (period > 0 ? due + period : null, period, false);
                Fire(timer);
            }

            _now = end;
        }

        protected override void Arm(int timer, int due, int period) => _timers.Add((due < 0 ? null : _now + due, period, false));
    }
}
