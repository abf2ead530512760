namespace Agents.Kernel.Tests.Semantics;

/// <summary>One short walk through each ability; the numbered semantics have their own classes.</summary>
public sealed class FirstStepsTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system = ActorSystem.Create("first-steps");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task An_actor_answers_and_keeps_its_count_over_a_resume_but_not_over_a_restart()
    {
        var counter = _system.ActorOf(Props.Create(() => new Counter()), "counter");

        counter.Tell(1);
        counter.Tell(2);
        (await counter.Ask<int>("sum", Patience)).ShouldBe(3);
        counter.Tell(new InvalidOperationException("restart me"));
        (await counter.Ask<int>("sum", Patience)).ShouldBe(0);
        counter.Path.ToString().ShouldBe("akka://first-steps/user/counter");
    }

    [Fact]
    public async Task An_asynchronous_handler_keeps_sender_and_order()
    {
        var slow = _system.ActorOf(Props.Create(() => new Slow()));
        var gate = new TaskCompletionSource();

        var first = slow.Ask<string>(gate.Task, Patience);
        var second = slow.Ask<string>("second", Patience);
        second.IsCompleted.ShouldBeFalse();
        gate.SetResult();

        (await first).ShouldBe("first 1");
        (await second).ShouldBe("second 2");
    }

    [Fact]
    public async Task A_watcher_hears_of_an_end_that_waits_for_the_children()
    {
        var order = new List<string>();
        var parent = _system.ActorOf(Props.Create(() => new Parent(order)), "parent");
        await parent.Ask<Done>("create", Patience);

        (await parent.GracefulStop(Patience)).ShouldBeTrue();

        order.ShouldBe(["child stopped", "parent stopped"]);
    }

    [Fact]
    public async Task Timers_and_stash_work_together()
    {
        var actor = _system.ActorOf(Props.Create(() => new Patient()));

        (await actor.Ask<string>("question", Patience)).ShouldBe("question answered");
    }

    [Fact]
    public async Task An_ask_without_an_answer_times_out()
    {
        var silent = _system.ActorOf(Props.Create(() => new Parent(new List<string>())));

        await Should.ThrowAsync<AskTimeoutException>(() => silent.Ask<string>("hello?", TimeSpan.FromMilliseconds(1)));
    }

    [Fact]
    public async Task A_system_terminates()
    {
        var system = ActorSystem.Create("ends");
        for (var i = 0; i < 100; i++)
            system.ActorOf(Props.Create(() => new Counter()));

        await system.Terminate().WaitAsync(Patience, TimeProvider.System);

        Should.Throw<InvalidOperationException>(() => system.ActorOf(Props.Create(() => new Counter())));
    }

    private sealed class Counter : ReceiveActor
    {
        private int _sum;

        public Counter()
        {
            Receive<int>(number => _sum += number);
            Receive<string>(_ => Sender.Tell(_sum));
            Receive<Exception>(failure => throw failure);
        }
    }

    private sealed class Slow : ReceiveActor
    {
        private int _handled;

        public Slow()
        {
            ReceiveAsync<Task>(async gate =>
            {
                await gate;
                Sender.Tell($"first {++_handled}");
            });
            Receive<string>(text => Sender.Tell($"{text} {++_handled}"));
        }
    }

    private sealed class Parent : ReceiveActor
    {
        private readonly List<string> _order;

        public Parent(List<string> order)
        {
            _order = order;
            Receive<string>(text => text == "create", _ =>
            {
                Context.ActorOf(Props.Create(() => new Child(_order)));
                Sender.Tell(Done.Instance);
            });
        }

        protected override void PostStop() => _order.Add("parent stopped");
    }

    private sealed class Child(List<string> order) : ReceiveActor
    {
        protected override void PostStop() => order.Add("child stopped");
    }

    private sealed class Patient : ReceiveActor, IWithTimers, IWithStash
    {
        public Patient()
        {
            Receive<string>(text => text == "ready", _ =>
            {
                Become(() => Receive<string>(text => Sender.Tell($"{text} answered")));
                Stash.UnstashAll();
            });
            ReceiveAny(_ => Stash.Stash());
        }

        public ITimerScheduler Timers { get; set; } = null!;

        public IStash Stash { get; set; } = null!;

        protected override void PreStart() => Timers.StartSingleTimer("ready", "ready", TimeSpan.FromMilliseconds(1));
    }
}
