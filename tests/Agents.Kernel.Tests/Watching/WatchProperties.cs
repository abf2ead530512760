using Agents.Kernel.TestKit;
using Agents.Kernel.Tests.Fakes;
using FsCheck;
using FsCheck.Fluent;

namespace Agents.Kernel.Tests.Watching;

/// <summary>Random programs of one watcher and some watched against a naive model. A failure prints FsCheck's seed and the shortest program.</summary>
public sealed class WatchProperties
{
    private const int Targets = 3;

    private static readonly Arbitrary<List<Step>> Programs = Gen.ListOf(Gen.Frequency(
        (4, Gen.Choose(0, Targets - 1).Select(target => (Step)new Step.Watch(target, With: null))),
        (2, from target in Gen.Choose(0, Targets - 1) from message in Gen.Choose(0, 1) select (Step)new Step.Watch(target, $"with {message}")),
        (3, Gen.Choose(0, Targets - 1).Select(target => (Step)new Step.Unwatch(target))),
        (2, Gen.Choose(0, Targets - 1).Select(target => (Step)new Step.Stop(target))),
        (1, Gen.Constant((Step)new Step.Restart())),
        (2, Gen.Constant((Step)new Step.Hold())),
        (2, Gen.Constant((Step)new Step.Release())))).Select(steps => steps.ToList()).ToArbitrary();

    [Fact]
    public void A_watcher_hears_of_each_end_what_the_model_says() =>
        Prop.ForAll(Programs, steps =>
        {
            steps.Add(new Step.Release());
            steps.AddRange(Enumerable.Range(0, Targets).Select(target => new Step.Stop(target)));
            Real(steps).ShouldBe(Model(steps));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500).WithEndSize(60));

    private static List<string> Model(List<Step> steps)
    {
        var model = new WatchModel();
        foreach (var step in steps)
            model.Do(step);
        return model.Heard;
    }

    private static List<string> Real(List<Step> steps)
    {
        var time = new VirtualTime();
        using var system = Agents.Kernel.TestKit.TestKit.CreateSystem(time);
        var heard = new List<string>();
        var targets = Enumerable.Range(0, Targets).Select(i => system.ActorOf(new PuppetPlan($"{i}", new Journal()).Props, $"{i}")).ToArray();
        var plan = new PuppetPlan("watcher", new Journal())
        {
            Receive = (_, message) => heard.Add(message is Terminated terminated ? terminated.ActorRef.Path.Name : (string)message),
        };
        var watcher = system.ActorOf(plan.Props, "watcher");
        TaskCompletionSource? hold = null;
        foreach (var step in steps)
        {
            switch (step)
            {
                case Step.Stop stop:
                    system.Stop(targets[stop.Target]);
                    break;
                case Step.Restart:
                    watcher.Tell(new InvalidOperationException("restart"), ActorRefs.NoSender);
                    break;
                case Step.Hold when hold is null:
                    var gate = hold = new TaskCompletionSource();
                    watcher.Tell((Func<Puppet, Task>)(_ => gate.Task), ActorRefs.NoSender);
                    break;
                case Step.Release:
                    hold?.SetResult();
                    hold = null;
                    break;
                default:
                    watcher.Tell((Action<Puppet>)(puppet => Apply(step, puppet.Context, targets, heard)), ActorRefs.NoSender);
                    break;
            }

            time.RunUntilIdle();
        }

        return heard;
    }

    private static void Apply(Step step, IActorContext context, IActorRef[] targets, List<string> heard)
    {
        switch (step)
        {
            case Step.Unwatch unwatch:
                context.Unwatch(targets[unwatch.Target]);
                break;
            case Step.Watch watch:
                var refused = Record.Exception(() => watch.With is null ? context.Watch(targets[watch.Target]) : context.WatchWith(targets[watch.Target], watch.With));
                if (refused is InvalidOperationException)
                    heard.Add("refused");
                break;
        }
    }

    public abstract record Step
    {
        public sealed record Watch(int Target, string? With) : Step;

        public sealed record Unwatch(int Target) : Step;

        public sealed record Stop(int Target) : Step;

        public sealed record Restart : Step;

        /// <summary>The watcher handles nothing until the next release.</summary>
        public sealed record Hold : Step;

        public sealed record Release : Step;
    }

    /// <summary>The watcher's mailbox as a queue; which targets it watches; for which a notice of their end is on its way.</summary>
    private sealed class WatchModel
    {
        private readonly Queue<object> _mailbox = new();
        private readonly Dictionary<int, string?> _watching = [];
        private readonly Dictionary<int, string> _notices = [];
        private readonly HashSet<int> _dead = [];
        private bool _held;

        public List<string> Heard { get; } = [];

        public void Do(Step step)
        {
            switch (step)
            {
                case Step.Stop stop:
                    if (_dead.Add(stop.Target))
                        Notice(stop.Target);
                    break;
                case Step.Hold:
                    _held = true;
                    break;
                case Step.Release:
                    _held = false;
                    break;
                default:
                    _mailbox.Enqueue(step);
                    break;
            }

            while (!_held && _mailbox.TryDequeue(out var message))
                Handle(message);
        }

        private void Handle(object message)
        {
            switch (message)
            {
                case Step.Watch watch when _watching.TryGetValue(watch.Target, out var before):
                    if (before != watch.With)
                        Heard.Add("refused");
                    break;
                case Step.Watch watch:
                    _watching[watch.Target] = watch.With;
                    if (_dead.Contains(watch.Target))
                        Notice(watch.Target);
                    break;
                case Step.Unwatch unwatch:
                    _watching.Remove(unwatch.Target);
                    _notices.Remove(unwatch.Target);
                    break;
                case int target when _notices.Remove(target, out var text):
                    Heard.Add(text);
                    break;
            }
        }

        private void Notice(int target)
        {
            if (!_watching.Remove(target, out var with))
                return;
            _notices[target] = with ?? $"{target}";
            _mailbox.Enqueue(target);
        }
    }
}
