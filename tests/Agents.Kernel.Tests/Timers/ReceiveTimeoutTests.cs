using Agents.Kernel.Tests.Semantics;

namespace Agents.Kernel.Tests.Timers;

public sealed class ReceiveTimeoutTests : SemanticTest
{
    private static readonly TimeSpan Second = TimeSpan.FromSeconds(1);

    [Fact]
    public void It_is_delivered_after_each_stretch_without_a_message()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(Second));

        Virtual.Advance(3 * Second);

        JournalIs("actor got ReceiveTimeout", "actor got ReceiveTimeout", "actor got ReceiveTimeout");
    }

    [Fact]
    public void A_message_puts_it_off()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(Second));

        Virtual.Advance(0.9 * Second);
        Send(actor, "hello");
        Virtual.Advance(0.9 * Second);
        JournalIs("actor got hello");
        Virtual.Advance(0.1 * Second);

        JournalIs("actor got ReceiveTimeout");
    }

    [Fact]
    public void A_message_that_does_not_influence_it_does_not_put_it_off()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(Second));

        Virtual.Advance(0.9 * Second);
        Send(actor, new Quiet());
        Virtual.Advance(0.1 * Second);

        JournalIs("actor got Quiet", "actor got ReceiveTimeout");
    }

    [Fact]
    public void It_is_not_delivered_behind_messages_that_waited_before_it()
    {
        var actor = Create("actor", Create("parent"));
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(Second));
        DoAsync(actor, async puppet =>
        {
            puppet.Context.SetReceiveTimeout(Second);
            await Task.Delay(2 * Second, Time);
        });
        actor.Tell("one", ActorRefs.NoSender);

        Virtual.Advance(2.9 * Second);
        JournalIs("actor got one");
        Virtual.Advance(0.1 * Second);

        JournalIs("actor got ReceiveTimeout");
    }

    [Fact]
    public void It_ends_with_null_even_if_it_waits_in_the_mailbox()
    {
        var actor = Create("actor");
        DoAsync(actor, async puppet =>
        {
            puppet.Context.SetReceiveTimeout(Second);
            await Task.Delay(2 * Second, Time);
            puppet.Context.SetReceiveTimeout(null);
            puppet.Context.ReceiveTimeout.ShouldBeNull();
        });

        Virtual.Advance(10 * Second);

        JournalIs();
    }

    [Fact]
    public void It_ends_with_a_restart()
    {
        var actor = Create("actor");
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(Second));

        Send(actor, Fail());
        Journal.Take();
        Virtual.Advance(10 * Second);

        JournalIs();
    }

    [Fact]
    public void It_may_be_set_in_the_constructor()
    {
        var plan = Plan("actor");
        plan.Constructor = puppet => puppet.Context.SetReceiveTimeout(Second);
        Create(plan);

        Virtual.Advance(Second);

        JournalIs("actor got ReceiveTimeout");
    }

    [Fact]
    public void It_goes_on_after_a_failure_that_was_resumed()
    {
        var actor = Create("actor", Create("parent"));
        Do(actor, puppet => puppet.Context.SetReceiveTimeout(Second));

        Send(actor, Fail("Resume"));
        Virtual.Advance(Second);

        JournalIs("actor got ReceiveTimeout");
    }

    [Fact]
    public void Zero_and_less_are_refused()
    {
        var actor = Create("actor");

        Do(actor, puppet => Should.Throw<ArgumentOutOfRangeException>(() => puppet.Context.SetReceiveTimeout(TimeSpan.Zero)).Message.ShouldContain("00:00:00"));
    }

    private sealed class Quiet : INotInfluenceReceiveTimeout
    {
        public override string ToString() => "Quiet";
    }
}
