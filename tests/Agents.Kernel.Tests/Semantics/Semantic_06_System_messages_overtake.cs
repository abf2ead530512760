using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_06_System_messages_overtake : SemanticTest
{
    [Fact]
    public void Semantic_06_A_stop_overtakes_waiting_messages()
    {
        var actor = Create("actor");
        foreach (var i in Enumerable.Range(0, 100))
            actor.Tell(i, ActorRefs.NoSender);

        Sys.Stop(actor);
        Settle();

        JournalIs("actor PostStop");
    }

    [Fact]
    public void Semantic_06_A_stop_is_noticed_between_two_messages_of_one_run()
    {
        var actor = Create("actor");
        actor.Tell((Action<Puppet>)(puppet => Sys.Stop(puppet.Self)), ActorRefs.NoSender);
        Send(actor, "never");

        JournalIs("actor PostStop");
    }

    [Fact]
    public void Semantic_06_A_watch_overtakes_waiting_messages()
    {
        var watcher = Create("watcher");
        var watched = Create("watched");
        watched.Tell((Action<Puppet>)(puppet => puppet.Note("one")), ActorRefs.NoSender);
        watched.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        watcher.Tell((Action<Puppet>)(puppet => puppet.Context.Watch(watched)), ActorRefs.NoSender);

        Settle();

        JournalIs("watched one", "watched PostStop", "watcher got Terminated watched");
    }

    [Fact]
    public void Semantic_06_A_suspension_by_a_failing_parent_overtakes_waiting_messages()
    {
        var plan = Plan("parent");
        plan.PreRestart = (puppet, _, _) => puppet.Context.Stop(puppet.Context.Child("slow"));
        var parent = Create(plan, Create("top"));
        var child = Create("child", parent);
        var gate = new TaskCompletionSource();
        DoAsync(Create("slow", parent), _ => gate.Task);

        Do(parent, _ =>
        {
            child.Tell("waits", ActorRefs.NoSender);
            throw Fail("Restart");
        });
        Journal.Take().ShouldNotContain("child got waits", "the child's first run comes after the suspension");
        gate.SetResult();
        Settle();

        Journal.Take()[^1].ShouldBe("child got waits");
    }
}
