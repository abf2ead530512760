using Agents.Kernel.TestKit;
using FsCheck;
using FsCheck.Fluent;

namespace Agents.Kernel.Tests.Stashing;

/// <summary>Random programs against a naive model: two lists. A failure prints FsCheck's seed and the shortest program.</summary>
public sealed class StashProperties
{
    private enum Step
    {
        Item,
        Close,
        Open,
        Unstash,
        UnstashAll,
        Restart,
    }

    private static readonly Arbitrary<List<Step>> Programs = Gen.ListOf(Gen.Frequency(
        (8, Gen.Constant(Step.Item)),
        (2, Gen.Constant(Step.Close)),
        (2, Gen.Constant(Step.Open)),
        (2, Gen.Constant(Step.Unstash)),
        (1, Gen.Constant(Step.UnstashAll)),
        (1, Gen.Constant(Step.Restart)))).Select(steps => steps.ToList()).ToArbitrary();

    [Fact]
    public void Messages_are_handled_in_the_order_the_model_says_over_stash_unstash_and_restart() =>
        Prop.ForAll(Programs, steps =>
        {
            var messages = steps.Select((step, number) => new Message(step, number)).ToList();
            Real(messages).ShouldBe(Model(messages));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(300).WithEndSize(200));

    private static List<int> Model(List<Message> messages)
    {
        var (mailbox, stash, handled, closed) = (new List<Message>(messages), new List<Message>(), new List<int>(), false);
        while (mailbox.Count > 0)
        {
            var message = mailbox[0];
            mailbox.RemoveAt(0);
            switch (message.Step)
            {
                case Step.Item when closed:
                    stash.Add(message);
                    break;
                case Step.Item:
                    handled.Add(message.Number);
                    break;
                case Step.Close or Step.Open:
                    closed = message.Step == Step.Close;
                    break;
                case Step.Unstash:
                    mailbox.InsertRange(0, stash.Take(1));
                    stash = [.. stash.Skip(1)];
                    break;
                default:
                    mailbox.InsertRange(0, stash);
                    stash.Clear();
                    break;
            }
        }

        return handled;
    }

    private static List<int> Real(List<Message> messages)
    {
        var time = new VirtualTime();
        using var system = Agents.Kernel.TestKit.TestKit.CreateSystem(time);
        var state = new State();
        var actor = system.ActorOf(Props.Create(() => new Stasher(state)));
        foreach (var message in messages)
            actor.Tell(message, ActorRefs.NoSender);
        time.RunUntilIdle();
        return state.Handled;
    }

    private sealed record Message(Step Step, int Number);

    /// <summary>What outlives a restart.</summary>
    private sealed class State
    {
        public List<int> Handled { get; } = [];

        public bool Closed { get; set; }
    }

    private sealed class Stasher : ReceiveActor, IWithStash
    {
        public Stasher(State state) => Receive<Message>(message =>
        {
            switch (message.Step)
            {
                case Step.Item when state.Closed:
                    Stash.Stash();
                    break;
                case Step.Item:
                    state.Handled.Add(message.Number);
                    break;
                case Step.Close or Step.Open:
                    state.Closed = message.Step == Step.Close;
                    break;
                case Step.Unstash:
                    Stash.Unstash();
                    break;
                case Step.UnstashAll:
                    Stash.UnstashAll();
                    break;
                case Step.Restart:
                    throw new InvalidOperationException("restart");
            }
        });

        public IStash Stash { get; set; } = null!;
    }
}
