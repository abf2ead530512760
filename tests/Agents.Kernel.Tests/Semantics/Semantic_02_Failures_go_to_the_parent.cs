using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_02_Failures_go_to_the_parent : SemanticTest
{
    [Fact]
    public void Semantic_02_A_failing_handler_is_decided_by_the_parents_strategy()
    {
        var seen = new List<string>();
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(failure =>
        {
            seen.Add(failure.Message);
            return Directive.Resume;
        });
        var child = Create("child", Create(plan));

        Send(child, Fail("handler"), "next");

        seen.ShouldBe(["handler"]);
        JournalIs("child got next");
    }

    [Fact]
    public void Semantic_02_A_throwing_constructor_is_an_initialization_failure_that_stops_by_default()
    {
        var probe = CreateTestProbe();
        var plan = Plan("broken");
        plan.Constructor = _ => throw Fail("constructor");

        EventFilter.Error(contains: "constructor").ExpectOne(() => probe.Watch(Sys.ActorOf(plan.Props, "broken")));

        probe.ExpectMsg<Terminated>();
        JournalIs("broken new 1");
    }

    [Fact]
    public void Semantic_02_A_throwing_PreStart_stops_by_default_and_PostStop_of_the_half_made_instance_is_not_called()
    {
        var probe = CreateTestProbe();
        var plan = Plan("broken");
        plan.PreStart = puppet =>
        {
            puppet.Context.ActorOf(Plan("kid").Props, "kid");
            throw Fail("PreStart");
        };

        probe.Watch(Sys.ActorOf(plan.Props, "broken"));

        probe.ExpectMsg<Terminated>();
        JournalIs("broken new 1", "broken PreStart", "kid new 1", "kid PreStart", "kid PostStop");
    }

    [Fact]
    public void Semantic_02_An_actor_that_could_not_be_created_is_created_again_if_the_strategy_restarts_it()
    {
        var parent = Plan("parent");
        parent.Strategy = new OneForOneStrategy(_ => Directive.Restart);
        var plan = Plan("shaky");
        plan.PreStart = puppet =>
        {
            if (puppet.Number < 3)
                throw Fail("not yet");
        };

        var shaky = Create(plan, Create(parent));
        Send(shaky, "hello");

        plan.Instances.ShouldBe(3);
        JournalIs("shaky got hello");
    }

    [Fact]
    public void Semantic_02_An_actor_that_could_not_be_created_is_created_again_if_the_strategy_resumes_it()
    {
        var parent = Plan("parent");
        parent.Strategy = new OneForOneStrategy(_ => Directive.Resume);
        var plan = Plan("shaky");
        plan.Constructor = puppet =>
        {
            if (puppet.Number < 2)
                throw Fail("not yet");
        };

        Send(Create(plan, Create(parent)), "hello");

        JournalIs("shaky got hello");
    }

    [Fact]
    public void Semantic_02_A_throwing_PreRestart_is_published_and_the_restart_goes_on()
    {
        var plan = Plan("actor");
        plan.PreRestart = (_, _, _) => throw Fail("PreRestart");
        var actor = Create(plan);

        EventFilter.Error(contains: "PreRestart").ExpectOne(() => Send(actor, Fail()));
        Send(actor, "hello");

        JournalIs("actor PreRestart Restart at Restart", "actor new 2", "actor PostRestart Restart", "actor PreStart", "actor got hello");
    }

    [Fact]
    public void Semantic_02_A_throwing_PostRestart_is_a_PostRestartException_that_stops_by_default()
    {
        Exception? cause = null;
        var parent = Plan("parent");
        parent.Strategy = new OneForOneStrategy(failure =>
        {
            cause = failure;
            return SupervisorStrategy.DefaultDecider.Decide(failure);
        });
        var plan = Plan("actor");
        plan.PostRestart = _ => throw Fail("PostRestart");
        var actor = Create(plan, Create(parent));
        var probe = CreateTestProbe();
        probe.Watch(actor);

        Send(actor, Fail());

        probe.ExpectTerminated(actor);
        cause.ShouldBeOfType<PostRestartException>().OriginalCause.Message.ShouldBe("Restart");
        JournalIs("actor PreRestart Restart at Restart", "actor PostStop", "actor new 2", "actor PostRestart Restart");
    }

    [Fact]
    public void Semantic_02_A_throwing_PostStop_is_published_and_the_actor_ends()
    {
        var plan = Plan("actor");
        plan.PostStop = _ => throw Fail("PostStop");
        var actor = Create(plan);
        var probe = CreateTestProbe();
        probe.Watch(actor);

        EventFilter.Error(contains: "PostStop").ExpectOne(() => Sys.Stop(actor));

        probe.ExpectTerminated(actor);
    }

    [Fact]
    public void Semantic_02_Kill_stops_by_default_and_can_be_resumed_by_a_strategy()
    {
        var killed = Create("killed", Create(DefaultSupervisor("default")));
        var probe = CreateTestProbe();
        probe.Watch(killed);

        Send(killed, Kill.Instance);

        probe.ExpectTerminated(killed);
    }

    [Fact]
    public void Semantic_02_An_ActorInitializationException_out_of_a_running_handler_still_ends_the_instance_properly()
    {
        var actor = Create("actor", Create(DefaultSupervisor("parent")));

        Do(actor, _ => _ = new Puppet(Plan("made with new")));

        JournalIs("actor PostStop");
    }

    [Fact]
    public void Semantic_02_An_actor_made_with_new_by_another_ones_constructor_is_refused()
    {
        var probe = CreateTestProbe();
        var plan = Plan("actor");
        plan.Constructor = _ => _ = new Puppet(Plan("inner"));

        probe.Watch(Sys.ActorOf(plan.Props, "actor"));

        probe.ExpectMsg<Terminated>();
        JournalIs("actor new 1");
    }

    [Fact]
    public void Semantic_02_An_exception_whose_message_throws_is_decided_like_any_other()
    {
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(_ => Directive.Resume);
        var child = Create("child", Create(plan));

        Send(child, new Unspeakable(), "next");

        JournalIs("child got next");
    }

    [Fact]
    public void Semantic_02_A_throwing_decider_fails_the_parent_and_a_resumed_parent_has_the_child_resumed_too()
    {
        var top = Create("top");
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(_ => throw Fail("Resume"));
        var parent = Create(plan, top);
        var child = Create("child", parent);

        Send(child, Fail("any"), "next");
        Send(parent, "also");

        JournalIs("child got next", "parent got also");
    }

    [Fact]
    public void Semantic_02_A_parent_with_children_that_all_fail_at_once_decides_each_of_them()
    {
        var parent = Create("parent");
        var children = Enumerable.Range(0, 5).Select(i => Create($"c{i}", parent)).ToArray();

        foreach (var child in children)
            child.Tell(Fail("Resume"), ActorRefs.NoSender);
        foreach (var child in children)
            child.Tell("next", ActorRefs.NoSender);
        Settle();

        Journal.Take().Order().ShouldBe(children.Select(child => $"{child.Path.Name} got next"));
    }

    private PuppetPlan DefaultSupervisor(string name)
    {
        var plan = Plan(name);
        plan.Strategy = SupervisorStrategy.DefaultStrategy;
        return plan;
    }

    private sealed class Unspeakable : Exception
    {
        public override string Message => throw new InvalidOperationException("no words");
    }
}
