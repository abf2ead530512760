using System.Collections.Concurrent;

namespace Agents.Kernel.Tests.Semantics;

public sealed class Semantic_01_One_message_at_a_time_in_order : IAsyncLifetime
{
    private const int Senders = 4;
    private const int PerSender = 20_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly ActorSystem _system = ActorSystem.Create("order");

    public Task InitializeAsync() => Task.CompletedTask;

    public Task DisposeAsync() => _system.Terminate();

    [Fact]
    public async Task Semantic_01_Messages_of_one_sender_keep_their_order_and_none_is_lost_or_doubled()
    {
        var done = new TaskCompletionSource<string>();
        var receiver = _system.ActorOf(Props.Create(() => new Checker(Senders * PerSender, done)));

        var threads = Enumerable.Range(0, Senders).Select(sender => new Thread(() =>
        {
            for (var number = 0; number < PerSender; number++)
                receiver.Tell((sender, number), ActorRefs.NoSender);
        })).ToArray();
        foreach (var thread in threads)
            thread.Start();

        (await done.Task.WaitAsync(Patience, TimeProvider.System)).ShouldBe("in order");
    }

    [Fact]
    public async Task Semantic_01_Messages_keep_their_order_on_the_way_through_another_actor()
    {
        var done = new TaskCompletionSource<string>();
        var receiver = _system.ActorOf(Props.Create(() => new Checker(PerSender, done)));
        var relay = _system.ActorOf(Props.Create(() => new Relay(receiver)));

        for (var number = 0; number < PerSender; number++)
            relay.Tell((0, number), ActorRefs.NoSender);

        (await done.Task.WaitAsync(Patience, TimeProvider.System)).ShouldBe("in order");
    }

    [Fact]
    public void Semantic_01_A_null_message_is_refused_at_once() =>
        Should.Throw<InvalidMessageException>(() => _system.DeadLetters.Tell(null!, ActorRefs.NoSender));

    private sealed class Relay(IActorRef target) : UntypedActor
    {
        protected override void OnReceive(object message) => target.Forward(message);
    }

    /// <summary>Counts on in steps of one per sender and notices if two threads are inside at once.</summary>
    private sealed class Checker(int expected, TaskCompletionSource<string> done) : UntypedActor
    {
        private readonly ConcurrentDictionary<int, int> _next = new();
        private int _inside;
        private int _handled;

        protected override void OnReceive(object message)
        {
            if (Interlocked.Increment(ref _inside) != 1)
                done.TrySetResult("two messages at a time");
            var (sender, number) = ((int, int))message;
            if (_next.GetOrAdd(sender, 0) != number)
                done.TrySetResult($"sender {sender}: {number} in place of {_next[sender]}");
            _next[sender] = number + 1;
            Interlocked.Decrement(ref _inside);
            if (++_handled == expected)
                done.TrySetResult("in order");
        }
    }
}
