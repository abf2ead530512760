using Agents.Kernel.Tests.Fakes;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_05_Terminated_exactly_once_per_watch : SemanticTest
{
    [Fact]
    public void Semantic_05_Terminated_arrives_exactly_once_however_often_the_watch_was_asked_for()
    {
        var watched = Create("watched");
        var watcher = Create("watcher");

        for (var i = 0; i < 3; i++)
            Do(watcher, puppet => puppet.Context.Watch(watched));
        Sys.Stop(watched);
        Settle();

        JournalIs("watched PostStop", "watcher got Terminated watched");
    }

    [Fact]
    public void Semantic_05_Terminated_arrives_exactly_once_for_an_actor_that_is_dead_already()
    {
        var plan = Plan("watcher");
        plan.Receive = (puppet, message) => puppet.Note($"confirmed {((Terminated)message).ExistenceConfirmed}");
        var watched = Create("watched");
        Sys.Stop(watched);
        Settle();
        Journal.Take();

        Do(Create(plan), puppet => puppet.Context.Watch(watched));

        JournalIs("watcher confirmed False");
    }

    [Fact]
    public void Semantic_05_Terminated_arrives_for_references_behind_which_nobody_ever_was()
    {
        var watcher = Create("watcher");

        Do(watcher, puppet => puppet.Context.Watch(Sys.DeadLetters));
        Do(watcher, puppet => puppet.Context.Watch(puppet.Context.Child("nobody")));

        JournalIs("watcher got Terminated deadLetters", "watcher got Terminated Nobody");
    }

    [Fact]
    public async Task Semantic_05_Terminated_arrives_for_an_ask_when_it_has_its_answer()
    {
        IActorRef? asker = null;
        var plan = Plan("watcher");
        plan.Receive = (puppet, message) =>
        {
            if (message is "question")
                puppet.Context.Watch(asker = puppet.Sender);
            else
                puppet.Note(message is Terminated ? "asker gone" : "?");
        };
        var watcher = Create(plan);

        var answer = watcher.Ask<string>("question", TimeSpan.FromSeconds(5));
        Settle();
        JournalIs();
        asker!.Tell("answer", ActorRefs.NoSender);
        Settle();
        JournalIs("watcher asker gone");
        (await answer).ShouldBe("answer");

        Do(watcher, puppet => puppet.Context.Watch(asker));
        JournalIs("watcher asker gone");
    }

    [Fact]
    public void Semantic_05_Terminated_arrives_for_an_ask_that_timed_out()
    {
        var plan = Plan("watcher");
        plan.Receive = (puppet, message) =>
        {
            if (message is "question")
                puppet.Context.Watch(puppet.Sender);
            else
                puppet.Note("asker gone");
        };

        var answer = Create(plan).Ask<string>("question", TimeSpan.FromSeconds(5));
        Virtual.Advance(TimeSpan.FromSeconds(5));

        answer.IsFaulted.ShouldBeTrue();
        JournalIs("watcher asker gone");
    }

    [Fact]
    public void Semantic_05_Watching_oneself_changes_nothing()
    {
        var actor = Create("actor");

        Do(actor, puppet => puppet.Context.Watch(puppet.Self));
        Sys.Stop(actor);
        Settle();

        JournalIs("actor PostStop");
    }

    [Fact]
    public void Semantic_05_A_parent_that_watches_its_child_hears_of_its_end_once()
    {
        var parent = Create("parent");
        var child = Create("child", parent);
        Do(parent, puppet => puppet.Context.Watch(child));

        Sys.Stop(child);
        Settle();

        JournalIs("child PostStop", "parent got Terminated child");
    }

    [Fact]
    public void Semantic_05_A_parent_that_does_not_watch_hears_nothing()
    {
        var parent = Create("parent");
        var child = Create("child", parent);

        Sys.Stop(child);
        Settle();

        JournalIs("child PostStop");
    }

    [Fact]
    public void Semantic_05_What_a_child_sent_before_its_end_arrives_before_Terminated()
    {
        var parent = Create("parent");
        var plan = Plan("child");
        plan.PostStop = puppet => puppet.Context.Parent.Tell("last words", puppet.Self);
        var child = Create(plan, parent);
        Do(parent, puppet => puppet.Context.Watch(child));

        Sys.Stop(child);
        Settle();

        JournalIs("child PostStop", "parent got last words", "parent got Terminated child");
    }

    [Fact]
    public void Semantic_05_Unwatch_ends_the_watch()
    {
        var watched = Create("watched");
        var watcher = Create("watcher");

        Do(watcher, puppet => puppet.Context.Watch(watched));
        Do(watcher, puppet => puppet.Context.Unwatch(watched));
        Sys.Stop(watched);
        Settle();

        JournalIs("watched PostStop");
    }

    [Fact]
    public void Semantic_05_Unwatch_takes_back_a_Terminated_that_waits_in_the_mailbox()
    {
        var watched = Create("watched");
        var watcher = Create("watcher");
        Do(watcher, puppet => puppet.Context.Watch(watched));
        var gate = new TaskCompletionSource();
        DoAsync(watcher, async puppet =>
        {
            await gate.Task;
            puppet.Context.Unwatch(watched);
        });

        Sys.Stop(watched);
        Settle();
        gate.SetResult();
        Settle();

        JournalIs("watched PostStop");
    }

    [Fact]
    public void Semantic_05_A_watch_after_such_an_Unwatch_gets_its_own_Terminated_once()
    {
        var watched = Create("watched");
        var watcher = Create("watcher");
        Do(watcher, puppet => puppet.Context.Watch(watched));
        var gate = new TaskCompletionSource();
        DoAsync(watcher, async puppet =>
        {
            await gate.Task;
            puppet.Context.Unwatch(watched);
            puppet.Context.Watch(watched);
        });

        Sys.Stop(watched);
        Settle();
        gate.SetResult();
        Settle();

        JournalIs("watched PostStop", "watcher got Terminated watched");
    }

    [Fact]
    public void Semantic_05_WatchWith_delivers_its_message_in_place_of_Terminated()
    {
        var watched = Create("watched");
        var watcher = Create("watcher");
        Do(watcher, puppet => puppet.Context.WatchWith(watched, "gone"));

        Sys.Stop(watched);
        Settle();

        JournalIs("watched PostStop", "watcher got gone");
    }

    [Fact]
    public void Semantic_05_Watch_and_WatchWith_of_the_same_actor_contradict_each_other()
    {
        var watched = Create("watched");
        var watcher = Create("watcher");
        Exception? refused = null;

        Do(watcher, puppet =>
        {
            puppet.Context.WatchWith(watched, "gone");
            puppet.Context.WatchWith(watched, "gone");
            refused = Record.Exception(() => puppet.Context.Watch(watched));
        });
        refused.ShouldBeOfType<InvalidOperationException>().Message.ShouldContain("gone");
        Do(watcher, puppet => refused = Record.Exception(() => puppet.Context.WatchWith(watched, "other")));
        refused.ShouldBeOfType<InvalidOperationException>();
        Do(watcher, puppet =>
        {
            puppet.Context.Unwatch(watched);
            puppet.Context.Watch(watched);
        });
        Sys.Stop(watched);
        Settle();

        JournalIs("watched PostStop", "watcher got Terminated watched");
    }

    [Fact]
    public void Semantic_05_An_unhandled_Terminated_is_a_DeathPactException_which_stops_by_default()
    {
        var parent = Plan("parent");
        Exception? cause = null;
        parent.Strategy = new OneForOneStrategy(failure =>
        {
            cause = failure;
            return SupervisorStrategy.DefaultDecider.Decide(failure);
        });
        var plan = Plan("watcher");
        plan.Receive = (puppet, message) => puppet.Unhandled(message);
        var watched = Create("watched");
        var watcher = Create(plan, Create(parent));
        Do(watcher, puppet => puppet.Context.Watch(watched));

        Sys.Stop(watched);
        Settle();

        cause.ShouldBeOfType<DeathPactException>().DeadActor.ShouldBe(watched);
        JournalIs("watched PostStop", "watcher PostStop");
    }

    [Fact]
    public void Semantic_05_A_watch_survives_the_watchers_restart()
    {
        var watched = Create("watched");
        var watcher = Create("watcher");
        Do(watcher, puppet => puppet.Context.Watch(watched));

        Send(watcher, Fail());
        Journal.Take();
        Sys.Stop(watched);
        Settle();

        JournalIs("watched PostStop", "watcher got Terminated watched");
    }

    [Fact]
    public void Semantic_05_A_restart_of_the_watched_actor_is_no_end()
    {
        var watched = Create("watched");
        Do(Create("watcher"), puppet => puppet.Context.Watch(watched));

        Send(watched, Fail());

        Journal.Take().ShouldNotContain("watcher got Terminated watched");
    }

    [Fact]
    public void Semantic_05_A_stashed_Terminated_comes_back()
    {
        var plan = Plan("watcher");
        plan.Receive = (puppet, message) =>
        {
            if (message is Terminated)
                puppet.Stash.Stash();
        };
        var watched = Create("watched");
        var watcher = Create(plan);
        Do(watcher, puppet => puppet.Context.Watch(watched));
        Sys.Stop(watched);
        Settle();

        plan.Receive = null;
        Do(watcher, puppet => puppet.Stash.UnstashAll());

        JournalIs("watched PostStop", "watcher got Terminated watched");
    }

    [Fact]
    public void Semantic_05_A_forged_Terminated_is_not_delivered()
    {
        var watcher = Create("watcher");

        Send(watcher, new Terminated(Create("alive"), existenceConfirmed: true, addressTerminated: false));

        JournalIs();
    }

    [Fact]
    public void Semantic_05_Who_has_ended_is_off_the_lists_of_those_it_watched()
    {
        var watched = Create("watched");
        var watchers = Enumerable.Range(0, 100).Select(i => Create($"w{i}")).ToArray();
        foreach (var watcher in watchers)
            Do(watcher, puppet => puppet.Context.Watch(watched));

        foreach (var watcher in watchers)
            Sys.Stop(watcher);
        Settle();

        ((ActorCell)watched).WatcherCount.ShouldBe(0);
    }
}
