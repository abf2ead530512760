using Agents.Kernel.TestKit;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_12_Nobody_starves
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Semantic_12_A_thousand_actors_that_always_have_messages_let_another_one_through_after_one_run_each() =>
        LetsThrough(new Again());

    [Fact]
    public void Semantic_12_A_thousand_handlers_that_always_have_a_continuation_let_another_one_through_after_one_run_each() =>
        LetsThrough(new AgainAsync());

    [Fact]
    public async Task Semantic_12_On_the_thread_pool_an_actor_answers_beside_others_that_never_rest()
    {
        using var system = ActorSystem.Create("fair");
        for (var i = 0; i < 1_000; i++)
            system.ActorOf(Props.Create(() => new Greedy())).Tell(new Again(), ActorRefs.NoSender);
        var modest = system.ActorOf(Props.Create(() => new Greedy()));

        for (var i = 0; i < 10; i++)
            (await modest.Ask<ActorIdentity>(new Identify(i), Patience)).MessageId.ShouldBe(i);
    }

    private static void LetsThrough(object order)
    {
        const int Actors = 1_000;
        const int Throughput = 30;
        var time = new VirtualTime();
        using var system = Agents.Kernel.TestKit.TestKit.CreateSystem(time);
        var steps = 0;
        var count = new Action(() => steps++);
        var greedy = Enumerable.Range(0, Actors).Select(_ => system.ActorOf(Props.Create(() => new Greedy(count)))).ToArray();
        var modest = system.ActorOf(Props.Create(() => new Greedy()));
        time.RunUntilIdle();
        foreach (var actor in greedy)
            actor.Tell(order, ActorRefs.NoSender);
        time.RunUntil(() => steps > 10 * Actors, TimeSpan.Zero).ShouldBeTrue();
        steps = 0;

        var answer = modest.Ask<ActorIdentity>(new Identify(1), Patience);
        time.RunUntil(() => answer.IsCompleted, TimeSpan.Zero).ShouldBeTrue();

        steps.ShouldBeLessThanOrEqualTo(Actors * Throughput, "a run ends after a bounded number of messages");
        foreach (var actor in greedy)
            system.Stop(actor);
        time.RunUntil(() => greedy.All(actor => ((ActorCell)actor).IsTerminated), TimeSpan.Zero).ShouldBeTrue();
    }

    private sealed record Again;

    private sealed record AgainAsync;

    private sealed class Greedy : ReceiveActor
    {
        private bool _stopped;

        public Greedy()
            : this(() => { })
        {
        }

        public Greedy(Action onStep)
        {
            Receive<Again>(again =>
            {
                onStep();
                Self.Tell(again, Self);
            });
            ReceiveAsync<AgainAsync>(_ =>
            {
                var loop = LoopAsync();
                return loop.IsFaulted ? loop : Task.CompletedTask;
            });

            async Task LoopAsync()
            {
                while (!_stopped)
                {
                    onStep();
                    await Task.Yield();
                }
            }
        }

        protected override void PostStop() => _stopped = true;
    }
}
