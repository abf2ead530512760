using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_04_Stopping_is_depth_first : SemanticTest
{
    [Fact]
    public void Semantic_04_Grandchildren_stop_before_children_and_these_before_their_parent()
    {
        var parent = Create("parent");
        var child = Create("child", parent);
        Create("grandchild", child);

        Sys.Stop(parent);
        Settle();

        JournalIs("grandchild PostStop", "child PostStop", "parent PostStop");
    }

    [Fact]
    public void Semantic_04_A_name_is_taken_until_the_actor_and_its_children_have_stopped()
    {
        var parent = Create("parent");
        var child = Create("child", parent);
        var gate = new TaskCompletionSource();
        DoAsync(Create("slow", child), _ => gate.Task);
        Exception? refused = null;

        Do(parent, puppet =>
        {
            puppet.Context.Stop(child);
            refused = Record.Exception(() => puppet.Context.ActorOf(Plan("child").Props, "child"));
        });
        refused.ShouldBeOfType<InvalidActorNameException>().Message.ShouldContain("'child'");
        Do(parent, puppet => refused = Record.Exception(() => puppet.Context.ActorOf(Plan("child").Props, "child")));
        refused.ShouldBeOfType<InvalidActorNameException>();

        gate.SetResult();
        Settle();
        var again = Create("child", parent);

        again.Path.ShouldBe(child.Path);
        again.ShouldNotBe(child, "the uid tells the incarnations apart");
    }

    [Fact]
    public void Semantic_04_The_name_is_free_when_Terminated_is_handled()
    {
        var plan = Plan("parent");
        var parent = Create(plan);
        var child = Create("child", parent);
        Do(parent, puppet => puppet.Context.Watch(child));
        plan.Receive = (puppet, message) => puppet.Note($"made {puppet.Context.ActorOf(Plan("child").Props, ((Terminated)message).ActorRef.Path.Name).Path.Name}");

        Sys.Stop(child);
        Settle();

        JournalIs("child PostStop", "parent made child", "child new 1", "child PreStart");
    }

    [Fact]
    public void Semantic_04_A_stop_during_creation_lets_the_start_finish_and_then_ends_the_actor()
    {
        var plan = Plan("child");
        plan.PreStart = puppet => puppet.Context.Stop(puppet.Self);

        Sys.ActorOf(plan.Props, "child").Tell("never", ActorRefs.NoSender);
        Settle();

        JournalIs("child new 1", "child PreStart", "child PostStop");
    }

    [Fact]
    public void Semantic_04_A_stop_right_after_creation_still_starts_and_ends_in_order()
    {
        var parent = Create("parent");

        Do(parent, puppet => puppet.Context.Stop(puppet.Context.ActorOf(Plan("child").Props, "child")));

        JournalIs("child new 1", "child PreStart", "child PostStop");
    }

    [Fact]
    public void Semantic_04_A_stop_while_a_restart_waits_for_the_children_ends_the_actor_with_them()
    {
        var probe = CreateTestProbe();
        var actor = Create("actor", Create("parent"));
        var gate = new TaskCompletionSource();
        DoAsync(Create("slow", actor), _ => gate.Task);
        Send(actor, Fail("Restart"));
        probe.Watch(actor);

        Sys.Stop(actor);
        Settle();
        JournalIs("actor PreRestart Restart at Restart", "actor PostStop");
        gate.SetResult();
        Settle();

        JournalIs("slow PostStop");
        probe.ExpectTerminated(actor);
    }

    [Fact]
    public void Semantic_04_A_stop_while_the_actor_has_failed_and_waits_for_its_parent_ends_it()
    {
        var plan = Plan("parent");
        plan.PreRestart = (puppet, _, _) => puppet.Context.Stop(puppet.Context.Child("slow"));
        var parent = Create(plan, Create("top"));
        var child = Create("child", parent);
        var gate = new TaskCompletionSource();
        DoAsync(Create("slow", parent), _ => gate.Task);
        child.Tell((Func<Puppet, Task>)(async _ =>
        {
            await gate.Task;
            throw Fail("Resume");
        }), ActorRefs.NoSender);
        Send(parent, Fail("Restart"));
        Journal.Take();

        Sys.Stop(child);
        gate.SetResult();
        Settle();

        Journal.Take().ShouldContain("child PostStop");
        Do(parent, puppet => puppet.Context.GetChildren().ShouldBeEmpty());
    }

    [Fact]
    public void Semantic_04_Context_Stop_ends_after_the_current_message_and_PoisonPill_when_its_turn_comes()
    {
        var stopped = Create("stopped");
        var poisoned = Create("poisoned");

        stopped.Tell((Action<Puppet>)(puppet => puppet.Context.Stop(puppet.Self)), ActorRefs.NoSender);
        Send(stopped, "never");
        Send(poisoned, "one", PoisonPill.Instance, "never");

        JournalIs("stopped PostStop", "poisoned got one", "poisoned PostStop");
    }

    [Fact]
    public void Semantic_04_A_stopping_or_stopped_actor_creates_no_children()
    {
        Exception? refused = null;
        var plan = Plan("actor");
        plan.PostStop = puppet => refused = Record.Exception(() => puppet.Context.ActorOf(Plan("child").Props));

        Sys.Stop(Create(plan));
        Settle();

        refused.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("stopping");
        JournalIs("actor PostStop");
    }

    [Fact]
    public void Semantic_04_Names_are_checked()
    {
        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf(Plan("x").Props, ""));
        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf(Plan("x").Props, "$a"));
        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf(Plan("x").Props, "a/b"));
        Should.Throw<InvalidActorNameException>(() => Sys.ActorOf(Plan("x").Props, "ä"));
        Sys.ActorOf(Plan("x").Props).Path.Name.ShouldStartWith("$");
    }

    [Fact]
    public async Task Semantic_04_GracefulStop_ends_when_the_actor_has_ended()
    {
        var actor = Create("actor");
        var gate = new TaskCompletionSource();
        DoAsync(Create("slow", actor), _ => gate.Task);

        var stopping = actor.GracefulStop(TimeSpan.FromSeconds(5));
        Virtual.Advance(TimeSpan.FromSeconds(4));
        stopping.IsCompleted.ShouldBeFalse();
        gate.SetResult();
        Settle();

        (await stopping).ShouldBeTrue();
        var again = actor.GracefulStop(TimeSpan.FromSeconds(5));
        Settle();
        (await again).ShouldBeTrue("it has ended already");
    }

    [Fact]
    public async Task Semantic_04_GracefulStop_is_cancelled_when_the_actor_takes_too_long()
    {
        var actor = Create("actor");
        var gate = new TaskCompletionSource();
        DoAsync(actor, _ => gate.Task);

        var stopping = actor.GracefulStop(TimeSpan.FromSeconds(5));
        Virtual.Advance(TimeSpan.FromSeconds(5));

        await Should.ThrowAsync<TaskCanceledException>(() => stopping);
        gate.SetResult();
    }

    [Fact]
    public void Semantic_04_The_dead_letters_of_a_stopped_actor_hold_its_stash_and_its_mailbox()
    {
        var letters = DeadLetterProbe();
        var plan = Plan("actor");
        plan.Receive = (puppet, message) =>
        {
            if (message is "stash")
                puppet.Stash.Stash();
        };
        var actor = Create(plan);

        Send(actor, "stash");
        actor.Tell((Action<Puppet>)(puppet => puppet.Context.Stop(puppet.Self)), ActorRefs.NoSender);
        Send(actor, "waiting", PoisonPill.Instance);
        Send(actor, "late");

        letters.ReceiveN(3).Cast<DeadLetter>().Select(letter => letter.Message).ShouldBe(["stash", "waiting", "late"]);
        letters.ExpectNoMsg();
    }
}
