using Agents.Shared.Tests;

namespace Agents.Kernel.TestKit.Tests.Docs;

/// <summary>The code of docs/kernel.md, running.</summary>
public sealed class KernelSnippets : VirtualTestKit
{
    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/kernel.md", "tests/Agents.Kernel.TestKit.Tests");

    // snippet: desk-test
    [Fact]
    public void A_question_that_cannot_be_answered_costs_nobody_else_an_answer()
    {
        var desk = Sys.ActorOf(Props.Create(() => new Desk(Time)), "desk");

        desk.Tell(new Find("No Such Book"), TestActor);
        desk.Tell(new Find("Emma"), TestActor);

        ExpectMsg(new Found("Emma", 2));
        Time.Elapsed.ShouldBe(TimeSpan.FromMilliseconds(400));
    }
    // end snippet

    [Fact]
    public void A_desk_without_its_catalogue_says_so()
    {
        var desk = Sys.ActorOf(Props.Create(() => new Desk(Time)), "desk");
        Sys.EventStream.Subscribe(TestActor, typeof(Closed));
        Settle();

        Sys.ActorSelection("/user/desk/catalogue").Tell(PoisonPill.Instance);

        ExpectMsg<Closed>();
        desk.Tell(new Find("Emma"), TestActor);
        ExpectNoMsg();
    }

    [Fact]
    public void A_conversation_runs_in_virtual_time()
    {
        // snippet: desk-conversation
        var time = new VirtualTime();
        var system = TestKit.CreateSystem(time);

        time.Run(async () =>
        {
            var desk = system.ActorOf(Props.Create(() => new Desk(time)), "desk");
            await Task.Delay(TimeSpan.FromHours(8), time);
            (await desk.Ask<Found>(new Find("Emma"), TimeSpan.FromSeconds(5))).ShouldBe(new Found("Emma", 2));
            await system.Terminate();
        });

        time.Elapsed.ShouldBe(TimeSpan.FromHours(8) + TimeSpan.FromMilliseconds(200));
        // end snippet
    }

    private void Settle() => Time.RunUntilIdle();

    internal sealed record Find(string Title);

    internal sealed record Found(string Title, int Shelf);

    internal sealed record Closed;

    // snippet: desk
    internal sealed class Catalogue : ReceiveActor
    {
        private readonly Dictionary<string, int> _shelves = new() { ["Emma"] = 2 };

        public Catalogue(TimeProvider clock) => ReceiveAsync<Find>(async find =>
        {
            await Task.Delay(TimeSpan.FromMilliseconds(200), clock);
            Sender.Tell(new Found(find.Title, _shelves[find.Title]));
        });
    }

    internal sealed class Desk : ReceiveActor
    {
        public Desk(TimeProvider clock)
        {
            var catalogue = Context.Watch(Context.ActorOf(Props.Create(() => new Catalogue(clock)), "catalogue"));
            Receive<Find>(find => catalogue.Forward(find));
            Receive<Terminated>(_ =>
            {
                Context.System.EventStream.Publish(new Closed());
                Context.Stop(Self);
            });
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(
            maxNrOfRetries: 3,
            withinTimeRange: TimeSpan.FromMinutes(1),
            localOnlyDecider: failure => failure is KeyNotFoundException ? Directive.Resume : Directive.Restart);
    }
    // end snippet
}
