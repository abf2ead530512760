using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_03_Suspended_while_a_failure_is_decided : SemanticTest
{
    [Fact]
    public void Semantic_03_Resume_keeps_the_instance_and_drops_the_failing_message()
    {
        var actor = Create("actor", Create("parent"));

        Send(actor, "before", Fail("Resume"), "after");

        JournalIs("actor got before", "actor got after");
    }

    [Fact]
    public void Semantic_03_Restart_makes_a_new_instance_behind_the_same_reference_and_mailbox()
    {
        var actor = Create("actor", Create("parent"));

        Send(actor, "before", Fail("Restart"), "after");
        Do(actor, puppet => puppet.Note($"is instance {puppet.Number}"));

        JournalIs(
            "actor got before", "actor PreRestart Restart at Restart", "actor PostStop", "actor new 2", "actor PostRestart Restart", "actor PreStart",
            "actor got after", "actor is instance 2");
    }

    [Fact]
    public void Semantic_03_PreRestart_gets_the_failing_message_and_its_sender()
    {
        var probe = CreateTestProbe();
        var plan = Plan("actor");
        plan.Receive = (_, message) => throw Fail($"Restart {message}");
        plan.PreRestart = (puppet, _, message) => puppet.Sender.Tell($"lost {message}", puppet.Self);

        probe.Send(Create(plan, Create("parent")), "this");

        probe.ExpectMsg("lost this");
    }

    [Fact]
    public void Semantic_03_Stop_drains_the_waiting_messages_to_dead_letters_in_order()
    {
        var letters = DeadLetterProbe();
        var actor = Create("actor", Create("parent"));

        Send(actor, Fail("Stop"), "one", "two");

        letters.ExpectMsg<DeadLetter>(letter => letter.Message is "one" && letter.Recipient.Equals(actor));
        letters.ExpectMsg<DeadLetter>(letter => letter.Message is "two");
        letters.ExpectNoMsg();
        JournalIs("actor PostStop");
    }

    [Fact]
    public void Semantic_03_Messages_wait_while_the_parent_is_restarted()
    {
        var plan = Plan("parent");
        plan.PreRestart = (puppet, _, _) => puppet.Context.Stop(puppet.Context.Child("slow"));
        var parent = Create(plan, Create("top"));
        var child = Create("child", parent);
        var gate = new TaskCompletionSource();
        DoAsync(Create("slow", parent), _ => gate.Task);

        Send(parent, Fail("Restart"), "for the new instance");
        Send(child, "waits");
        JournalIs("parent PreRestart Restart at Restart");
        gate.SetResult();
        Settle();

        JournalIs(
            "slow PostStop", "parent new 2", "parent PostRestart Restart", "parent PreStart", "parent got for the new instance",
            "child PreRestart Restart", "child PostStop", "child new 2", "child PostRestart Restart", "child PreStart", "child got waits");
    }

    [Fact]
    public void Semantic_03_Children_wait_with_their_parent_and_go_on_when_it_is_resumed()
    {
        var top = Plan("top");
        top.Strategy = new OneForOneStrategy(failure =>
        {
            Journal.Add("top decides");
            return DirectiveOf(failure);
        });
        var parent = Create("parent", Create(top));
        var child = Create("child", parent);

        parent.Tell(Fail("Resume"), ActorRefs.NoSender);
        Settle();
        Send(child, "after");

        JournalIs("top decides", "child got after");
    }

    [Fact]
    public void Semantic_03_Restart_stops_the_children_by_default()
    {
        var parent = Create("parent", Create("top"));
        Create("child", parent);

        Send(parent, Fail("Restart"));

        JournalIs(
            "parent PreRestart Restart at Restart", "parent PostStop", "child PostStop", "parent new 2", "parent PostRestart Restart", "parent PreStart");
    }

    [Fact]
    public void Semantic_03_Children_that_PreRestart_spares_are_restarted_with_their_parent()
    {
        var plan = Plan("parent");
        plan.PreRestart = (_, _, _) => { };
        var parent = Create(plan, Create("top"));
        var child = Create("child", parent);

        Send(parent, Fail("Restart"));
        Send(child, "hello");

        JournalIs(
            "parent PreRestart Restart at Restart", "parent new 2", "parent PostRestart Restart", "parent PreStart",
            "child PreRestart Restart", "child PostStop", "child new 2", "child PostRestart Restart", "child PreStart", "child got hello");
    }

    [Fact]
    public void Semantic_03_Escalate_fails_the_parent_with_the_childs_exception_and_resume_reaches_the_child()
    {
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(_ => Directive.Escalate);
        var parent = Create(plan, Create("top"));
        var child = Create("child", parent);
        var sibling = Create("sibling", parent);

        Send(child, Fail("Resume"), "next");
        Send(sibling, "also");
        Send(parent, "too");

        JournalIs("child got next", "sibling got also", "parent got too");
    }

    [Fact]
    public void Semantic_03_A_resumed_child_of_an_escalation_can_fail_again()
    {
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(_ => Directive.Escalate);
        var child = Create("child", Create(plan, Create("top")));

        Send(child, Fail("Resume"), "one", Fail("Resume"), "two", Fail("Resume"), "three");

        JournalIs("child got one", "child got two", "child got three");
    }

    [Fact]
    public void Semantic_03_An_escalated_initialization_failure_still_calls_the_parents_PostStop()
    {
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(_ => Directive.Escalate);
        var top = Plan("top");
        top.Strategy = SupervisorStrategy.DefaultStrategy;
        var parent = Create(plan, Create(top));
        var broken = Plan("broken");
        broken.Constructor = _ => throw Fail("constructor");

        Do(parent, puppet => puppet.Context.ActorOf(broken.Props));

        JournalIs("broken new 1", "parent PostStop");
    }

    [Fact]
    public void Semantic_03_Two_children_that_escalate_one_after_the_other_are_both_resumed()
    {
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(_ => Directive.Escalate);
        var parent = Create(plan, Create("top"));
        var (one, two) = (Create("one", parent), Create("two", parent));

        one.Tell(Fail("Resume"), ActorRefs.NoSender);
        two.Tell(Fail("Resume"), ActorRefs.NoSender);
        Settle();
        Send(one, "hello");
        Send(two, "hello");
        Send(one, Fail("Resume"), "again");

        JournalIs("one got hello", "two got hello", "one got again");
    }

    [Fact]
    public void Semantic_03_AllForOne_restarts_the_siblings_too_and_they_lose_no_message()
    {
        var plan = Plan("parent");
        plan.Strategy = new AllForOneStrategy(_ => Directive.Restart);
        var parent = Create(plan);
        var (one, two) = (Create("one", parent), Create("two", parent));

        one.Tell(Fail("boom"), ActorRefs.NoSender);
        two.Tell("kept", ActorRefs.NoSender);
        Settle();
        Send(two, "and this");
        Send(one, "hello");

        var lines = Journal.Take();
        lines.Where(line => line.StartsWith("two", StringComparison.Ordinal)).ShouldBe(
            ["two got kept", "two PreRestart boom", "two PostStop", "two new 2", "two PostRestart boom", "two PreStart", "two got and this"]);
        lines.Where(line => line.StartsWith("one", StringComparison.Ordinal)).Last().ShouldBe("one got hello");
    }

    [Fact]
    public void Semantic_03_AllForOne_with_several_failures_at_once_leaves_everybody_working()
    {
        var plan = Plan("parent");
        plan.Strategy = new AllForOneStrategy(_ => Directive.Restart);
        var parent = Create(plan);
        var children = Enumerable.Range(0, 4).Select(i => Plan($"c{i}")).ToArray();
        var refs = children.Select(child => Create(child, parent)).ToArray();
        // Each has a child of its own that takes its time to end, so restarts of the same actor overlap.
        var gate = new TaskCompletionSource();
        foreach (var child in refs)
            Create("slow", child).Tell((Func<Puppet, Task>)(_ => gate.Task), ActorRefs.NoSender);
        Settle();

        foreach (var child in refs)
            child.Tell(Fail("boom"), ActorRefs.NoSender);
        Settle();
        gate.SetResult();
        Settle();
        Journal.Take();
        foreach (var child in refs)
            Send(child, "hello");

        JournalIs("c0 got hello", "c1 got hello", "c2 got hello", "c3 got hello");
    }

    [Fact]
    public void Semantic_03_AllForOne_stops_the_siblings_too()
    {
        var plan = Plan("parent");
        plan.Strategy = new AllForOneStrategy(_ => Directive.Stop);
        var parent = Create(plan);
        var (one, _) = (Create("one", parent), Create("two", parent));

        Send(one, Fail("boom"));

        Journal.Take().Order().ShouldBe(["one PostStop", "two PostStop"]);
        Do(parent, puppet => puppet.Context.GetChildren().ShouldBeEmpty());
    }

    [Fact]
    public void Semantic_03_A_child_that_fails_while_its_parent_restarts_is_decided_by_the_new_instance()
    {
        var plan = Plan("parent");
        plan.PreRestart = (puppet, _, _) => puppet.Context.Stop(puppet.Context.Child("slow"));
        var parent = Create(plan, Create("top"));
        var child = Create("child", parent);
        var slow = Create("slow", parent);
        var gate = new TaskCompletionSource();
        slow.Tell((Func<Puppet, Task>)(_ => gate.Task), ActorRefs.NoSender);
        child.Tell((Func<Puppet, Task>)(async _ =>
        {
            await gate.Task;
            throw Fail("Resume");
        }), ActorRefs.NoSender);
        Settle();

        Send(parent, Fail("Restart"));
        gate.SetResult();
        Settle();
        Journal.Take();
        Send(child, "hello");
        Send(parent, "hello");

        JournalIs("child got hello", "parent got hello");
    }

    [Fact]
    public void Semantic_03_An_instance_is_disposed_of_when_it_is_replaced_and_when_it_ends()
    {
        var actor = Sys.ActorOf(Props.Create(() => new Disposable(Journal)));

        Send(actor, Fail());
        Sys.Stop(actor);
        Settle();

        JournalIs("disposed", "disposed");
    }

    [Fact]
    public void Semantic_03_A_producer_is_told_of_every_instance_that_is_no_longer_used()
    {
        var producer = new Producer(Journal);
        var actor = Sys.ActorOf(Props.CreateBy(producer));

        Send(actor, Fail());
        Sys.Stop(actor);
        Settle();

        JournalIs("produced 1", "disposed", "released", "produced 2", "disposed", "released");
    }

    private sealed class Disposable(Journal journal) : UntypedActor, IDisposable
    {
        public void Dispose() => journal.Add("disposed");

        protected override void OnReceive(object message) => throw (Exception)message;
    }

    private sealed class Producer(Journal journal) : IIndirectActorProducer
    {
        private int _produced;

        public Type ActorType => typeof(Disposable);

        public ActorBase Produce()
        {
            journal.Add($"produced {++_produced}");
            return new Disposable(journal);
        }

        public void Release(ActorBase actor) => journal.Add("released");
    }
}
