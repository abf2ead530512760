using Agents.Kernel.Tests.Fakes;
using Agents.Kernel.Tests.Semantics;

namespace Agents.Kernel.Tests.Timers;

public sealed class ActorTimersTests : SemanticTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void A_single_timer_delivers_once()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Timers.StartSingleTimer("key", "tick", Second));

        Virtual.Advance(Second - TimeSpan.FromTicks(1));
        JournalIs();
        Virtual.Advance(10 * Second);

        JournalIs("actor got tick");
    }

    [Fact]
    public void A_periodic_timer_delivers_until_it_is_cancelled()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Timers.StartPeriodicTimer("key", "tick", 2 * Second, Second));

        Virtual.Advance(4 * Second);
        JournalIs("actor got tick", "actor got tick", "actor got tick");
        Do(actor, puppet => puppet.Timers.Cancel("key"));
        Virtual.Advance(4 * Second);

        JournalIs();
    }

    [Fact]
    public void A_timer_is_active_until_its_message_is_handled()
    {
        var plan = Plan("actor");
        plan.Receive = (puppet, _) => puppet.Note($"active {puppet.Timers.IsTimerActive("key")}");
        var actor = Create(plan);

        Do(actor, puppet => puppet.Timers.StartSingleTimer("key", "tick", Second));
        Do(actor, puppet => puppet.Timers.ActiveTimers.ShouldBe(["key"]));
        Virtual.Advance(Second);

        JournalIs("actor active False");
    }

    [Fact]
    public void A_replaced_timer_does_not_deliver_its_old_message_even_from_the_mailbox()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Timers.StartSingleTimer("key", "old", Second));
        BusyFor(actor, 2 * Second, puppet => puppet.Timers.StartSingleTimer("key", "new", Second));

        Virtual.Advance(2 * Second);
        JournalIs();
        Virtual.Advance(Second);

        JournalIs("actor got new");
    }

    [Fact]
    public void A_cancelled_timer_does_not_deliver_even_from_the_mailbox()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Timers.StartPeriodicTimer("key", "old", Second));
        BusyFor(actor, 2 * Second, puppet => puppet.Timers.Cancel("key"));

        Virtual.Advance(10 * Second);

        JournalIs();
    }

    [Fact]
    public void CancelAll_ends_all_timers()
    {
        var actor = Create("actor");
        Do(actor, puppet =>
        {
            puppet.Timers.StartSingleTimer(1, "one", Second);
            puppet.Timers.StartPeriodicTimer(2, "two", Second);
            puppet.Timers.CancelAll();
            puppet.Timers.ActiveTimers.ShouldBeEmpty();
        });

        Virtual.Advance(10 * Second);

        JournalIs();
    }

    [Fact]
    public void Timers_end_with_a_restart_and_their_old_messages_with_them()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Timers.StartPeriodicTimer("key", "old", Second));
        BusyFor(actor, 2 * Second, _ => throw Fail());

        Virtual.Advance(2 * Second);
        Journal.Take().ShouldContain("actor new 2");
        Virtual.Advance(10 * Second);

        JournalIs();
    }

    [Fact]
    public void A_new_instance_may_use_the_same_key()
    {
        var plan = Plan("actor");
        plan.PreStart = puppet => puppet.Timers.StartSingleTimer("key", $"of {puppet.Number}", Second);
        var actor = Create(plan);
        BusyFor(actor, Second, _ => throw Fail());

        Virtual.Advance(Second);
        Journal.Take();
        Virtual.Advance(Second);

        JournalIs("actor got of 2");
    }

    [Fact]
    public void Timers_go_on_over_a_resume()
    {
        var actor = Create("actor", Create("parent"));
        Do(actor, puppet => puppet.Timers.StartSingleTimer("key", "tick", Second));

        Send(actor, Fail("Resume"));
        Virtual.Advance(Second);

        JournalIs("actor got tick");
    }

    [Fact]
    public void Timers_end_with_the_actor_and_make_no_dead_letters()
    {
        var letters = DeadLetterProbe();
        var actor = Create("actor");
        Do(actor, puppet => puppet.Timers.StartPeriodicTimer("key", "tick", Second));
        BusyFor(actor, 2 * Second, puppet => puppet.Context.Stop(puppet.Self));

        Virtual.Advance(10 * Second);

        letters.ExpectNoMsg(TimeSpan.Zero);
        JournalIs("actor PostStop");
    }

    [Fact]
    public void A_timer_tells_its_sender()
    {
        var plan = Plan("actor");
        plan.Receive = (puppet, message) => puppet.Note($"{message} from {puppet.Sender.Path.Name}");
        var actor = Create(plan);

        Do(actor, puppet =>
        {
            puppet.Timers.StartSingleTimer(1, "own", Second);
            puppet.Timers.StartSingleTimer(2, "other", Second, Sys.DeadLetters);
        });
        Virtual.Advance(Second);

        JournalIs("actor own from actor", "actor other from deadLetters");
    }

    [Fact]
    public void A_timer_may_poison_its_actor()
    {
        var actor = Create("actor");

        Do(actor, puppet => puppet.Timers.StartSingleTimer("end", PoisonPill.Instance, Second));
        Virtual.Advance(Second);

        JournalIs("actor PostStop");
    }

    [Fact]
    public void A_timer_that_is_refused_leaves_the_one_of_its_key_alone()
    {
        var actor = Create("actor");
        Do(actor, puppet =>
        {
            puppet.Timers.StartSingleTimer("key", "tick", Second);
            Should.Throw<ArgumentOutOfRangeException>(() => puppet.Timers.StartSingleTimer("key", "never", -Second));
            Should.Throw<ArgumentOutOfRangeException>(() => puppet.Timers.StartPeriodicTimer("key", "never", TimeSpan.Zero));
        });

        Virtual.Advance(Second);

        JournalIs("actor got tick");
    }

    /// <summary>Keeps the actor from its mailbox for a while and then has it do something.</summary>
    private void BusyFor(IActorRef actor, TimeSpan time, Action<Puppet> then) => DoAsync(actor, async puppet =>
    {
        await Task.Delay(time, Time);
        then(puppet);
    });
}
