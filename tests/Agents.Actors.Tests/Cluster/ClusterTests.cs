using Agents.Messages;

namespace Agents.Actors.Tests.Cluster;

public class ClusterTests
{
    private static IEnumerable<string> Texts(ConversationState state) => state.Items.OfType<ChatMessage>().Select(message => message.Text);

    [Fact]
    public void A_session_is_found_from_every_node_and_started_once()
    {
        using var nodes = new ThreeNodes();
        nodes.Start("a", "x");
        nodes.Ask<SessionElsewhere>("b", new StartSession("x", nodes.Agent)).Node.Id.Name.ShouldBe("a");
        nodes.Ask<SessionFound>("b", new FindSession("x"));
        nodes.Ask<SessionUnknown>("b", new FindSession("y"));
        var view = nodes.Ask<ClusterView>("c", new ViewCluster());
        view.Nodes.Select(node => node.Id.Name).ShouldBe(ThreeNodes.Names);
        view.Sessions.Single().Owner!.Name.ShouldBe("a");
    }

    [Fact]
    public void Commands_and_answers_travel_to_the_session_and_back()
    {
        using var nodes = new ThreeNodes();
        nodes.Start("a", "x");
        nodes.Ask<SpeechAccepted>("b", new SessionEnvelope("x", new StartSay("good evening"))).Number.ShouldBe(1);
        nodes.Ask<SessionIdle>("c", new SessionEnvelope("x", new WhenIdle()));
        Texts(nodes.Cluster.State("x")).ShouldBe(["good evening"]);
        nodes.Ask<CommandUndelivered>("b", new SessionEnvelope("x", new SubscribeToEvents(nodes.Regions["b"]))).Outcome
            .ShouldBeOfType<Delivery.NotDone>().Reason.ShouldBe("SubscribeToEvents cannot leave its node; session x runs on a.");
    }

    [Fact]
    public void A_command_that_comes_twice_is_carried_out_once()
    {
        using var nodes = new ThreeNodes();
        nodes.Start("a", "x");
        nodes.Transport.BringsTwice = true;
        nodes.Ask<SpeechAccepted>("b", new SessionEnvelope("x", new StartSay("once"))).Number.ShouldBe(1);
        nodes.Pass(5);
        Texts(nodes.Cluster.State("x")).ShouldBe(["once"]);
    }

    [Fact]
    public void The_sender_is_told_whether_a_command_was_done_not_done_or_nobody_knows()
    {
        using var nodes = new ThreeNodes();
        nodes.Start("a", "x");
        nodes.Ask<SessionFound>("b", new FindSession("x"));
        nodes.Transport.LosesAnswers = true;
        nodes.Ask<CommandUndelivered>("b", new SessionEnvelope("x", new StartSay("perhaps"))).Outcome.ShouldBeOfType<Delivery.Unknown>();
        nodes.Transport.LosesAnswers = false;
        nodes.Transport.Unreachable.Add("a");
        nodes.Ask<CommandUndelivered>("b", new SessionEnvelope("x", new StartSay("surely not"))).Outcome.ShouldBeOfType<Delivery.NotDone>();
        nodes.Pass(5);
        Texts(nodes.Cluster.State("x")).ShouldBe(["perhaps"]);
    }

    [Fact]
    public void Watching_a_session_elsewhere_ends_with_the_session()
    {
        using var nodes = new ThreeNodes();
        var session = nodes.Start("a", "x");
        var proxy = nodes.Ask<SessionFound>("b", new FindSession("x")).Ref;
        var gone = nodes.Watch(proxy);
        nodes.Pass(20);
        gone.IsCompleted.ShouldBeFalse();
        nodes.Time.Run(() => session.CloseAsync());
        nodes.Pass(6);
        gone.IsCompleted.ShouldBeTrue();
        nodes.Ask<SessionUnknown>("b", new SessionEnvelope("x", new WhenIdle()));
    }

    [Fact]
    public void A_node_that_dies_is_gone_when_its_lease_has_run_out_and_its_sessions_may_be_taken()
    {
        using var nodes = new ThreeNodes();
        nodes.Start("a", "x").Say("remember me");
        nodes.Pass(3);
        var gone = nodes.Watch(nodes.Ask<SessionFound>("b", new FindSession("x")).Ref);
        nodes.Kill("a");
        nodes.Pass(9);
        nodes.Ask<SessionElsewhere>("b", new StartSession("x", nodes.Agent));
        gone.IsCompleted.ShouldBeFalse();
        nodes.Pass(12);
        gone.IsCompleted.ShouldBeTrue();
        nodes.Ask<SessionStarted>("b", new StartSession("x", nodes.Agent)).IsNew.ShouldBeTrue();
        nodes.Cluster.State("x").Epoch.ShouldBe(2);
        Texts(nodes.Cluster.State("x")).ShouldBe(["remember me"]);
    }

    [Fact]
    public void A_resume_token_takes_a_session_at_once_from_a_living_owner_once()
    {
        using var nodes = new ThreeNodes();
        var old = nodes.Start("a", "x");
        old.Say("remember me");
        nodes.Pass(3);
        nodes.Time.Run(() => nodes.Stores["a"].OfferResumeAsync("x", old.Epoch, "hash")).ShouldBeTrue();
        var resume = new ResumeSession("hash", id => new StartSession(id, nodes.Agent));
        nodes.Ask<SessionStarted>("b", resume).Session.Say("I do");
        old.Say("who am I");
        nodes.Pass(6);
        old.Closed.IsCompleted.ShouldBeTrue();
        Texts(nodes.Cluster.State("x")).ShouldBe(["remember me", "I do"]);
        nodes.Ask<SessionRefused>("c", resume).Error.ShouldBeOfType<InvalidResumeTokenException>();
    }

    [Fact]
    public void A_token_that_is_used_on_the_sessions_own_node_gives_the_running_session()
    {
        using var nodes = new ThreeNodes();
        var session = nodes.Start("a", "x");
        nodes.Time.Run(() => nodes.Stores["a"].OfferResumeAsync("x", session.Epoch, "hash"));
        var resumed = nodes.Ask<SessionStarted>("a", new ResumeSession("hash", id => new StartSession(id, nodes.Agent)));
        resumed.IsNew.ShouldBeFalse();
        session.Say("still mine");
        nodes.Pass(3);
        Texts(nodes.Cluster.State("x")).ShouldBe(["still mine"]);
    }

    [Fact]
    public void A_node_without_database_talks_for_its_lease_and_then_stops_cleanly_without_ending_its_sessions()
    {
        using var nodes = new ThreeNodes();
        var session = nodes.Start("a", "x");
        nodes.Pass(6);
        nodes.Stores["a"].Cut = true;
        nodes.Pass(12);
        session.Closed.IsCompleted.ShouldBeFalse();
        nodes.Pass(3);
        session.Closed.IsCompleted.ShouldBeTrue();
        nodes.Cluster.State("x").Ended.ShouldBeNull();
        nodes.Ask<SessionElsewhere>("a", new StartSession("z", nodes.Agent)).Node.Id.Name.ShouldNotBe("a");
        nodes.Stores["a"].Cut = false;
        nodes.Pass(10);
        nodes.Start("a", "z").Epoch.ShouldBe(1);
    }

    [Fact]
    public void What_was_said_while_the_database_was_away_is_written_when_it_is_back()
    {
        using var nodes = new ThreeNodes();
        var session = nodes.Start("a", "x");
        nodes.Stores["a"].Cut = true;
        session.Say("into the dark");
        nodes.Pass(8);
        nodes.Stores["a"].Cut = false;
        nodes.Pass(6);
        session.Closed.IsCompleted.ShouldBeFalse();
        Texts(nodes.Cluster.State("x")).ShouldBe(["into the dark"]);
    }

    [Fact]
    public void A_full_node_names_the_one_with_most_room_and_a_full_cluster_says_when_to_ask_again()
    {
        using var nodes = new ThreeNodes(capacity: 2);
        nodes.Start("b", "b1");
        nodes.Start("a", "a1");
        nodes.Start("a", "a2");
        nodes.Pass(6);
        nodes.Ask<SessionElsewhere>("a", new StartSession("a3", nodes.Agent)).Node.Id.Name.ShouldBe("c");
        nodes.Start("b", "b2");
        nodes.Start("c", "c1");
        nodes.Start("c", "c2");
        nodes.Pass(6);
        nodes.Ask<NodeFull>("a", new StartSession("a3", nodes.Agent)).RetryAfter.ShouldBe(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_node_that_drains_hands_its_sessions_over_between_turns_and_loses_nothing()
    {
        using var nodes = new ThreeNodes();
        var session = nodes.Start("a", "x");
        session.Say("this is a sentence that is said to its end before anything else happens");
        nodes.Pass(0.5);
        var began = nodes.Time.GetUtcNow();
        nodes.Ask<Done>("a", new DrainRegion(TimeSpan.FromSeconds(20)));
        session.Closed.IsCompleted.ShouldBeTrue();
        nodes.Ask<SessionElsewhere>("a", new StartSession("y", nodes.Agent));
        nodes.Ask<SessionStarted>("b", new StartSession("x", nodes.Agent)).IsNew.ShouldBeTrue();
        nodes.Cluster.State("x").Items.OfType<ChatMessage>().Single().Interrupted.ShouldBeFalse();
        (nodes.Time.GetUtcNow() - began).ShouldBeLessThan(TimeSpan.FromSeconds(15));
    }
}
