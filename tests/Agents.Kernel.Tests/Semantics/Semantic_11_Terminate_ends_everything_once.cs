using System.Collections.Concurrent;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_11_Terminate_ends_everything_once
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task Semantic_11_Terminate_while_actors_are_being_created_from_several_threads_ends_every_one_of_them()
    {
        for (var round = 0; round < 50; round++)
        {
            var system = ActorSystem.Create("ends");
            var created = new ConcurrentQueue<IActorRef>();
            var living = new Living();
            using var underWay = new CountdownEvent(3);
            var threads = Enumerable.Range(0, 3).Select(_ => new Thread(() => CreateUntilRefused(system, created, living, underWay))).ToArray();
            foreach (var thread in threads)
                thread.Start();
            underWay.Wait(Patience).ShouldBeTrue();

            await system.Terminate().WaitAsync(Patience, TimeProvider.System);
            foreach (var thread in threads)
                thread.Join();

            created.ShouldAllBe(actor => ((ActorCell)actor).IsTerminated);
            living.Count.ShouldBe(0, "what was constructed was stopped");
        }
    }

    [Fact]
    public async Task Semantic_11_Terminate_may_be_called_often_and_from_everywhere()
    {
        var system = ActorSystem.Create("ends");
        var ends = 0;
        system.RegisterOnTermination(() => ends++);

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Factory.StartNew(system.Terminate).Unwrap())).WaitAsync(Patience, TimeProvider.System);
        await system.Terminate().WaitAsync(Patience, TimeProvider.System);

        ends.ShouldBe(1);
        system.WhenTerminated.IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task Semantic_11_Actions_run_when_all_actors_have_stopped_the_last_one_registered_first_and_a_throwing_one_holds_nobody_up()
    {
        var system = ActorSystem.Create("ends");
        var order = new ConcurrentQueue<string>();
        system.ActorOf(Props.Create(() => new Teller(order)));
        system.RegisterOnTermination(() => order.Enqueue("first"));
        system.RegisterOnTermination(() => throw new InvalidOperationException("broken"));
        system.RegisterOnTermination(() => order.Enqueue("last"));

        await system.Terminate().WaitAsync(Patience, TimeProvider.System);

        order.ShouldBe(["actor", "last", "first"]);
        Should.Throw<InvalidOperationException>(() => system.RegisterOnTermination(() => { }));
    }

    [Fact]
    public async Task Semantic_11_An_ended_system_creates_nothing_and_its_references_lead_to_dead_letters()
    {
        var system = ActorSystem.Create("ends");
        var actor = system.ActorOf(Props.Create(() => new Teller(new ConcurrentQueue<string>())));
        await system.Terminate().WaitAsync(Patience, TimeProvider.System);
        var letters = new List<object>();
        system.EventStream.Subscribe(new Fakes.CallbackRef("letters", letters.Add), typeof(DeadLetter));

        actor.Tell("hello", ActorRefs.NoSender);

        letters.ShouldHaveSingleItem().ShouldBeOfType<DeadLetter>().Message.ShouldBe("hello");
        Should.Throw<InvalidOperationException>(() => system.ActorOf(Props.Create(() => new Teller(new ConcurrentQueue<string>()))));
    }

    [Fact]
    public async Task Semantic_11_A_guardian_that_is_stopped_ends_the_system()
    {
        var system = ActorSystem.Create("ends");

        system.Stop(((ActorSystemImpl)system).Guardian("user")!);

        await system.WhenTerminated.WaitAsync(Patience, TimeProvider.System);
    }

    private static void CreateUntilRefused(ActorSystem system, ConcurrentQueue<IActorRef> created, Living living, CountdownEvent underWay)
    {
        try
        {
            for (var i = 0; ; i++)
            {
                created.Enqueue(system.ActorOf(Props.Create(() => new Counted(living))));
                if (i == 10)
                    underWay.Signal();
            }
        }
        catch (InvalidOperationException)
        {
            // Refused: the system is ending.
        }
    }

    private sealed class Living
    {
        private int _count;

        public int Count => Volatile.Read(ref _count);

        public void Add(int number) => Interlocked.Add(ref _count, number);
    }

    private sealed class Counted : UntypedActor
    {
        private readonly Living _living;

        public Counted(Living living)
        {
            _living = living;
            living.Add(1);
        }

        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => _living.Add(-1);
    }

    private sealed class Teller(ConcurrentQueue<string> order) : UntypedActor
    {
        protected override void OnReceive(object message)
        {
        }

        protected override void PostStop() => order.Enqueue("actor");
    }
}
