using Agents.Kernel.Tests.Fakes;
using Agents.Kernel.Tests.Semantics;

namespace Agents.Kernel.Tests.Systems;

/// <summary>What goes wrong at the edges must not come back for ever, nor take others with it.</summary>
public sealed class DeadEndsTests : SemanticTest
{
    [Fact]
    public void A_dead_letter_that_does_not_reach_a_stopped_actor_is_dropped()
    {
        var letters = DeadLetterProbe();
        var actor = Create("actor");
        Sys.Stop(actor);
        Settle();

        actor.Tell(new DeadLetter("hello", TestActor, TestActor), ActorRefs.NoSender);

        letters.ExpectNoMsg();
    }

    [Fact]
    public void A_dead_letter_told_to_dead_letters_is_published_as_it_is()
    {
        var letters = DeadLetterProbe();
        var letter = new DeadLetter("hello", TestActor, TestActor);

        Sys.DeadLetters.Tell(letter, ActorRefs.NoSender);

        letters.ExpectMsg<DeadLetter>().ShouldBeSameAs(letter);
    }

    [Fact]
    public void A_subscriber_that_throws_costs_nobody_else_the_event_and_no_actor_its_end()
    {
        var letters = new List<object>();
        Sys.EventStream.Subscribe(new CallbackRef("broken", _ => throw Fail("subscriber")), typeof(object));
        Sys.EventStream.Subscribe(new CallbackRef("letters", letters.Add), typeof(DeadLetter));
        var plan = Plan("actor");
        plan.PostStop = _ => throw Fail("PostStop");
        var actor = Create(plan);
        var probe = CreateTestProbe();
        probe.Watch(actor);
        actor.Tell((Action<Puppet>)(puppet => puppet.Context.Stop(puppet.Self)), ActorRefs.NoSender);
        actor.Tell("waiting", ActorRefs.NoSender);

        probe.ExpectTerminated(actor);
        letters.Cast<DeadLetter>().ShouldHaveSingleItem().Message.ShouldBe("waiting");
    }

    [Fact]
    public void An_actor_does_not_run_in_the_ambient_state_of_whoever_sent_first()
    {
        var ambient = new AsyncLocal<string?>();
        string? seen = "nothing yet";
        var actor = Create("actor");
        ambient.Value = "the sender's";

        actor.Tell((Action<Puppet>)(_ => seen = ambient.Value), ActorRefs.NoSender);
        ambient.Value = null; // the test's thread is also the one that runs the actor
        Settle();

        seen.ShouldBeNull();
    }

    [Fact]
    public void A_selection_of_nobody_sends_to_dead_letters()
    {
        var letters = DeadLetterProbe();

        Sys.ActorSelection("/user/nobody").Tell("hello");

        letters.ExpectMsg<DeadLetter>().Message.ShouldBe("hello");
    }
}
