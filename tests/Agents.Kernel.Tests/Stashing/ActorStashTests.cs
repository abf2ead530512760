using Agents.Kernel.Tests.Fakes;
using Agents.Kernel.Tests.Semantics;

namespace Agents.Kernel.Tests.Stashing;

public sealed class ActorStashTests : SemanticTest
{
    private readonly PuppetPlan _plan;

    public ActorStashTests()
    {
        _plan = Plan("actor");
        _plan.Receive = Stashing;
    }

    [Fact]
    public void Stashed_messages_come_back_in_their_order_before_those_that_wait()
    {
        var actor = Create(_plan);
        Send(actor, "s1", "s2", "s3");

        actor.Tell((Action<Puppet>)(puppet =>
        {
            _plan.Receive = null;
            puppet.Stash.UnstashAll();
        }), ActorRefs.NoSender);
        Send(actor, "waiting");

        JournalIs("actor got s1", "actor got s2", "actor got s3", "actor got waiting");
    }

    [Fact]
    public void Unstash_brings_back_the_oldest()
    {
        var actor = Create(_plan);
        Send(actor, "s1", "s2");

        _plan.Receive = null;
        Do(actor, puppet => puppet.Stash.Unstash());
        JournalIs("actor got s1");
        Do(actor, puppet => puppet.Stash.Count.ShouldBe(1));
        Do(actor, puppet => puppet.Stash.Unstash());
        Do(actor, puppet => puppet.Stash.Unstash());

        JournalIs("actor got s2");
    }

    [Fact]
    public void The_sender_comes_back_with_the_message()
    {
        var probe = CreateTestProbe();
        var actor = Create(_plan);
        probe.Send(actor, "s");

        _plan.Receive = (puppet, message) => puppet.Sender.Tell($"{message} handled", puppet.Self);
        Do(actor, puppet => puppet.Stash.UnstashAll());

        probe.ExpectMsg("s handled");
    }

    [Fact]
    public void The_stash_survives_Become()
    {
        var actor = Create(_plan);
        Send(actor, "s1");

        Do(actor, puppet =>
        {
            puppet.Context.Become((object message) => puppet.Note($"became {message}"));
            puppet.Stash.UnstashAll();
        });

        JournalIs("actor became s1");
    }

    [Fact]
    public void A_restart_brings_everything_back_for_the_new_instance_in_order()
    {
        var actor = Create(_plan);
        Send(actor, "s1", "s2");
        actor.Tell(Fail(), ActorRefs.NoSender);
        actor.Tell("waiting", ActorRefs.NoSender);

        _plan.Receive = null;
        Settle();

        Journal.Take().SkipWhile(line => line != "actor PreStart").ShouldBe(["actor PreStart", "actor got s1", "actor got s2", "actor got waiting"]);
    }

    [Fact]
    public void A_message_is_stashed_once_each_time_it_is_handled()
    {
        _plan.Receive = (puppet, _) =>
        {
            puppet.Stash.Stash();
            Should.Throw<InvalidOperationException>(() => puppet.Stash.Stash()).Message.ShouldContain("once");
        };
        var actor = Create(_plan);

        Send(actor, "s1");
        Do(actor, puppet => puppet.Stash.UnstashAll());
        Do(actor, puppet => puppet.Stash.Count.ShouldBe(1));

        Journal.Take().ShouldBeEmpty();
    }

    [Fact]
    public void A_message_can_be_stashed_after_an_await()
    {
        var actor = Create(_plan);
        DoAsync(actor, async puppet =>
        {
            await Task.Delay(TimeSpan.FromSeconds(1), Time);
            if (puppet.Number == 1)
                puppet.Stash.Stash();
            puppet.Note($"stashed {puppet.Stash.Count}");
        });

        Virtual.Advance(TimeSpan.FromSeconds(1));

        JournalIs("actor stashed 1");
    }

    [Fact]
    public void A_full_stash_refuses_more_and_says_what_to_do()
    {
        Exception? refused = null;
        _plan.Receive = (puppet, _) => refused = Record.Exception(() => puppet.Stash.Stash());
        var actor = Sys.ActorOf(_plan.Props.WithStashCapacity(2), "actor");

        Send(actor, "s1", "s2");
        refused.ShouldBeNull();
        Do(actor, puppet =>
        {
            puppet.Stash.IsFull.ShouldBeTrue();
            puppet.Stash.Capacity.ShouldBe(2);
        });
        Send(actor, "s3");

        refused.ShouldBeOfType<StashOverflowException>().Message.ShouldContain("WithStashCapacity");
    }

    [Fact]
    public void Prepend_puts_messages_before_those_in_the_stash_and_leaves_out_what_is_there()
    {
        var actor = Create(_plan);
        Send(actor, "s1");

        _plan.Receive = null;
        Do(actor, puppet =>
        {
            var known = puppet.Stash.ClearStash().Single();
            puppet.Stash.Prepend([known]);
            puppet.Stash.Prepend([new Envelope("a", ActorRefs.NoSender), known, new Envelope("b", ActorRefs.NoSender)]);
            puppet.Stash.UnstashAll();
        });

        JournalIs("actor got a", "actor got b", "actor got s1");
    }

    [Fact]
    public void A_predicate_chooses_what_comes_back_and_the_rest_is_dropped()
    {
        var actor = Create(_plan);
        Send(actor, "s1", "s2", "s3");

        _plan.Receive = null;
        Do(actor, puppet => puppet.Stash.UnstashAll(envelope => envelope.Message is not "s2"));
        Do(actor, puppet => puppet.Stash.IsEmpty.ShouldBeTrue());

        JournalIs("actor got s1", "actor got s3");
    }

    [Fact]
    public void Timer_messages_can_be_stashed()
    {
        var actor = Create(_plan);
        Do(actor, puppet => puppet.Timers.StartSingleTimer("key", "stick", TimeSpan.FromSeconds(1)));
        Virtual.Advance(TimeSpan.FromSeconds(1));

        _plan.Receive = null;
        Do(actor, puppet => puppet.Stash.UnstashAll());

        JournalIs("actor got stick");
    }

    private static void Stashing(Puppet puppet, object message)
    {
        if (message is string text && text.StartsWith('s'))
            puppet.Stash.Stash();
    }
}
