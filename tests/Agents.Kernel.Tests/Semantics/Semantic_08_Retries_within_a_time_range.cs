namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_08_Retries_within_a_time_range : SemanticTest
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    [Fact]
    public void Semantic_08_Past_the_limit_the_child_stops()
    {
        var (probe, child) = Supervised(new OneForOneStrategy(2, null, _ => Directive.Restart));

        FailTimes(child, 2);
        probe.ExpectNoMsg(TimeSpan.Zero);
        FailTimes(child, 1);

        probe.ExpectTerminated(child);
    }

    [Fact]
    public void Semantic_08_Without_a_limit_it_restarts_for_ever()
    {
        var (probe, child) = Supervised(new OneForOneStrategy(_ => Directive.Restart));

        FailTimes(child, 100);

        probe.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Semantic_08_A_limit_of_zero_allows_no_restart()
    {
        var (probe, child) = Supervised(new OneForOneStrategy(0, Minute, _ => Directive.Restart));

        FailTimes(child, 1);

        probe.ExpectTerminated(child);
    }

    [Fact]
    public void Semantic_08_The_window_begins_anew_with_the_first_restart_after_its_end()
    {
        var (probe, child) = Supervised(new OneForOneStrategy(2, Minute, _ => Directive.Restart));

        FailTimes(child, 2);
        Virtual.Advance(Minute + TimeSpan.FromTicks(1));
        FailTimes(child, 2);
        probe.ExpectNoMsg(TimeSpan.Zero);
        FailTimes(child, 1);

        probe.ExpectTerminated(child);
    }

    [Fact]
    public void Semantic_08_The_end_of_the_window_still_belongs_to_it()
    {
        var (probe, child) = Supervised(new OneForOneStrategy(2, Minute, _ => Directive.Restart));

        FailTimes(child, 2);
        Virtual.Advance(Minute);
        FailTimes(child, 1);

        probe.ExpectTerminated(child);
    }

    [Fact]
    public void Semantic_08_A_window_without_a_limit_allows_one()
    {
        var (probe, child) = Supervised(new OneForOneStrategy(-1, (int)Minute.TotalMilliseconds, _ => Directive.Restart));

        FailTimes(child, 1);
        probe.ExpectNoMsg(TimeSpan.Zero);
        FailTimes(child, 1);

        probe.ExpectTerminated(child);
    }

    [Fact]
    public void Semantic_08_Resumes_do_not_count()
    {
        var (probe, child) = Supervised(new OneForOneStrategy(1, null, failure => failure.Message == "Resume" ? Directive.Resume : Directive.Restart));

        for (var i = 0; i < 10; i++)
            Send(child, Fail("Resume"));
        FailTimes(child, 1);

        probe.ExpectNoMsg(TimeSpan.Zero);
    }

    [Fact]
    public void Semantic_08_Each_child_has_its_own_count_and_a_new_one_of_the_same_name_begins_at_zero()
    {
        var plan = Plan("parent");
        plan.Strategy = new OneForOneStrategy(1, null, _ => Directive.Restart);
        var parent = Create(plan);
        var (one, two) = (Create("one", parent), Create("two", parent));

        FailTimes(one, 1);
        FailTimes(two, 1);
        ((ActorCell)one).IsTerminated.ShouldBeFalse();
        ((ActorCell)two).IsTerminated.ShouldBeFalse();
        FailTimes(one, 1);
        ((ActorCell)one).IsTerminated.ShouldBeTrue();
        var again = Create("one", parent);
        FailTimes(again, 1);

        ((ActorCell)again).IsTerminated.ShouldBeFalse();
    }

    [Fact]
    public void Semantic_08_AllForOne_counts_for_every_child_and_stops_all_when_one_is_past_the_limit()
    {
        var plan = Plan("parent");
        plan.Strategy = new AllForOneStrategy(2, null, _ => Directive.Restart);
        var parent = Create(plan);
        var (one, two) = (Create("one", parent), Create("two", parent));

        FailTimes(one, 1);
        FailTimes(two, 1);
        Do(parent, puppet => puppet.Context.GetChildren().Count().ShouldBe(2));
        FailTimes(one, 1);

        Do(parent, puppet => puppet.Context.GetChildren().ShouldBeEmpty());
    }

    private (Agents.Kernel.TestKit.TestProbe Probe, IActorRef Child) Supervised(SupervisorStrategy strategy)
    {
        var plan = Plan("parent");
        plan.Strategy = strategy;
        var child = Create("child", Create(plan));
        var probe = CreateTestProbe();
        probe.Watch(child);
        Settle();
        return (probe, child);
    }

    private void FailTimes(IActorRef child, int times)
    {
        for (var i = 0; i < times; i++)
            Send(child, Fail());
    }
}
