using Xunit.Abstractions;

namespace Agents.Kernel.Tests.Memory;

[Collection(Alone.Name)]
public sealed class AllocationTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Batch = 10_000;
    private const int Batches = 100;
    private const int WarmUp = 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly object Message = new();

    private readonly ActorSystem _system = ActorSystem.Create("memory");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public void A_tell_allocates_nothing_beyond_the_message() => OnOwnThread(() =>
    {
        using var handled = new ManualResetEventSlim();
        var actor = _system.ActorOf(Props.Create(() => new Counter(Batch, handled)));
        for (var i = 0; i < WarmUp; i++)
            SendBatch(actor, handled);

        var (mine, all) = BytesOf(() =>
        {
            for (var i = 0; i < Batches; i++)
                SendBatch(actor, handled);
        });

        output.WriteLine($"per message: {mine} B by the sender, {all} B in all");
        mine.ShouldBeLessThan(1, "bytes per message, allocated by the sending thread");
        all.ShouldBeLessThan(1, "bytes per message, allocated by the process");
    });

    [Fact]
    public void A_tell_under_contention_of_two_senders_allocates_nothing_beyond_the_message() => OnOwnThread(() =>
    {
        using var handled = new ManualResetEventSlim();
        using var meeting = new Barrier(3);
        var actor = _system.ActorOf(Props.Create(() => new Counter(2 * Batch, handled)));
        var senders = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            for (var i = 0; i < WarmUp + Batches; i++)
            {
                meeting.SignalAndWait();
                for (var message = 0; message < Batch; message++)
                    actor.Tell(Message, ActorRefs.NoSender);
            }
        })).ToArray();
        foreach (var sender in senders)
            sender.Start();
        void Round()
        {
            handled.Reset();
            meeting.SignalAndWait();
            handled.Wait(Patience).ShouldBeTrue();
        }

        for (var i = 0; i < WarmUp; i++)
            Round();
        var (_, all) = BytesOf(() =>
        {
            for (var i = 0; i < Batches; i++)
                Round();
        });
        foreach (var sender in senders)
            sender.Join();

        output.WriteLine($"per message: {all / 2} B in all");
        (all / 2).ShouldBeLessThan(1, "bytes per message, allocated by the process");
    });

    [Fact]
    public void A_round_trip_between_two_actors_allocates_nothing() => OnOwnThread(() =>
    {
        using var handled = new ManualResetEventSlim();
        var pong = _system.ActorOf(Props.Create(() => new Pong()));
        var ping = _system.ActorOf(Props.Create(() => new Ping(pong, Batch, handled)));
        SendOne(ping, handled);

        var (_, all) = BytesOf(() =>
        {
            for (var i = 0; i < Batches; i++)
                SendOne(ping, handled);
        });

        output.WriteLine($"per round trip: {all} B");
        all.ShouldBeLessThan(1, "bytes per round trip");
    });

    [Fact]
    public void A_burst_leaves_no_memory_behind() => OnOwnThread(() =>
    {
        using var gate = new ManualResetEventSlim();
        using var handled = new ManualResetEventSlim();
        var actor = _system.ActorOf(Props.Create(() => new Counter(2_000_000, handled, gate)));
        var before = HeapBytes();

        for (var i = 0; i < 2_000_000; i++)
            actor.Tell(Message, ActorRefs.NoSender);
        var during = HeapBytes();
        gate.Set();
        handled.Wait(Patience).ShouldBeTrue();
        var after = HeapBytes();

        output.WriteLine($"2 000 000 waiting messages: {during - before} B; afterwards {after - before} B");
        (during - before).ShouldBeInRange(28_000_000, 48_000_000, "16 B per waiting message, and little else");
        (after - before).ShouldBeLessThan(4_000_000, "what the pools keep");
    });

    [Fact]
    public void An_idle_ReceiveActor_with_three_handlers_takes_at_most_600_bytes() => OnOwnThread(() =>
    {
        const int Actors = 20_000;
        using var started = new CountdownEvent(1_000);
        Create(1_000, started);
        started.Wait(Patience).ShouldBeTrue();
        var before = HeapBytes();

        using var all = new CountdownEvent(Actors);
        var refs = Create(Actors, all);
        all.Wait(Patience).ShouldBeTrue();
        var bytes = (HeapBytes() - before) / (double)Actors;
        GC.KeepAlive(refs);

        output.WriteLine($"{bytes} B per idle actor");
        bytes.ShouldBeInRange(100, 600);
    });

    [Fact]
    public void Stopped_actors_leave_nothing_behind() => OnOwnThread(() =>
    {
        CreateAndStop(2_000);
        var before = HeapBytes();

        CreateAndStop(20_000);
        CreateAndStop(20_000);
        var left = (HeapBytes() - before) / 40_000.0;

        output.WriteLine($"{left} B per stopped actor");
        left.ShouldBeLessThan(20, "a cell alone has ten times that");
    });

    private static void SendBatch(IActorRef actor, ManualResetEventSlim handled)
    {
        handled.Reset();
        for (var i = 0; i < Batch; i++)
            actor.Tell(Message, ActorRefs.NoSender);
        handled.Wait(Patience).ShouldBeTrue();
    }

    private static void SendOne(IActorRef actor, ManualResetEventSlim handled)
    {
        handled.Reset();
        actor.Tell(Message, ActorRefs.NoSender);
        handled.Wait(Patience).ShouldBeTrue();
    }

    private static (double Mine, double All) BytesOf(Action work)
    {
        var (mine, all) = (GC.GetAllocatedBytesForCurrentThread(), GC.GetTotalAllocatedBytes(precise: true));
        work();
        return ((GC.GetAllocatedBytesForCurrentThread() - mine) / (double)(Batch * Batches), (GC.GetTotalAllocatedBytes(precise: true) - all) / (double)(Batch * Batches));
    }

    private static long HeapBytes()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private IActorRef[] Create(int count, CountdownEvent started)
    {
        var refs = new IActorRef[count];
        var props = Props.Create(() => new Idle(started));
        for (var i = 0; i < count; i++)
            refs[i] = _system.ActorOf(props);
        return refs;
    }

    private void CreateAndStop(int count)
    {
        using var started = new CountdownEvent(count);
        using var stopped = new CountdownEvent(count);
        var watcher = _system.ActorOf(Props.Create(() => new Watcher(stopped)));
        foreach (var actor in Create(count, started))
        {
            watcher.Tell(actor, ActorRefs.NoSender);
            actor.Tell(PoisonPill.Instance, ActorRefs.NoSender);
        }

        stopped.Wait(Patience).ShouldBeTrue($"{stopped.CurrentCount} of {count} are missing, {started.CurrentCount} not started");
        _system.Stop(watcher);
    }

    /// <summary>Blocking is in order on a thread of one's own; the thread pool keeps its threads for the actors.</summary>
    private static void OnOwnThread(Action body)
    {
        Exception? failure = null;
        var thread = new Thread(() => failure = Record.Exception(body));
        thread.Start();
        thread.Join();
        if (failure is not null)
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(failure);
    }

    private sealed class Counter(int expected, ManualResetEventSlim handled, ManualResetEventSlim? gate = null) : UntypedActor
    {
        private int _count;

        protected override void OnReceive(object message)
        {
            if (_count == 0)
                gate?.Wait(Patience);
            if (++_count < expected)
                return;
            _count = 0;
            handled.Set();
        }
    }

    private sealed class Ping(IActorRef pong, int rounds, ManualResetEventSlim handled) : UntypedActor
    {
        private int _left;

        protected override void OnReceive(object message)
        {
            if (_left == 0)
                _left = rounds;
            else if (--_left == 0)
                handled.Set();
            if (_left > 0)
                pong.Tell(message, Self);
        }
    }

    private sealed class Pong : UntypedActor
    {
        protected override void OnReceive(object message) => Sender.Tell(message, Self);
    }

    private sealed class Idle : ReceiveActor
    {
        private readonly CountdownEvent _started;
        private int _sum;

        public Idle(CountdownEvent started)
        {
            _started = started;
            Receive<int>(number => _sum += number);
            Receive<string>(text => _sum += text.Length);
            Receive<Done>(_ => Sender.Tell(_sum));
        }

        protected override void PreStart() => _started.Signal();
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(CountdownEvent stopped)
        {
            Receive<Terminated>(_ => { stopped.Signal(); });
            Receive<IActorRef>(actor => Context.Watch(actor));
        }
    }
}
