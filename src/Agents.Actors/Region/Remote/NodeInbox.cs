namespace Agents.Actors;

/// <summary>
/// Takes the requests of other nodes: each is carried out once, however often it comes, and its outcome is told every time. Usable from any thread.
/// </summary>
/// <param name="region">The region of this node.</param>
/// <param name="timeout">How long a session may take to answer. At most as long as senders wait.</param>
public sealed class NodeInbox(IActorRef region, TimeSpan timeout)
{
    private const int Remembered = 2000;

    private readonly Lock _gate = new();
    private readonly Dictionary<NodeId, Memory> _senders = [];

    /// <summary>Carries a request out, or tells what became of it if it was carried out before.</summary>
    /// <param name="sender">Who asks.</param>
    /// <param name="target">Which life of this node is asked; another one than the present is told that nothing runs here.</param>
    /// <param name="sequence">The sender's number of the request; the same again means the same request.</param>
    /// <param name="request">What is asked.</param>
    public Task<Delivery> HandleAsync(NodeId sender, NodeId target, long sequence, NodeRequest request)
    {
        lock (_gate)
        {
            if (!_senders.TryGetValue(sender, out var memory))
                _senders[sender] = memory = new Memory();
            if (memory.Outcomes.TryGetValue(sequence, out var known))
                return known;
            if (sequence <= memory.Forgotten)
                return Task.FromResult<Delivery>(new Delivery.Unknown($"Request {sequence} is older than the last {Remembered} of node {sender.Name}."));
            var outcome = CarryOutAsync(target, request);
            memory.Remember(sequence, outcome);
            return outcome;
        }
    }

    private async Task<Delivery> CarryOutAsync(NodeId target, NodeRequest request)
    {
        if (request.Command is { } told && !NodeMessageTypes.IsAnswered(told))
        {
            region.Tell(new LocalEnvelope(target, request.SessionId, told), ActorRefs.NoSender);
            return new Delivery.Done(null);
        }
        try
        {
            return await region.Ask<object>(new LocalEnvelope(target, request.SessionId, request.Command), timeout) switch
            {
                SessionUnknown => new Delivery.NotDone($"Session {request.SessionId} does not run here.", Gone: true),
                SessionFound => new Delivery.Done(null),
                var answer => new Delivery.Done(answer),
            };
        }
        catch (AskTimeoutException)
        {
            return new Delivery.Unknown($"Session {request.SessionId} did not answer within {timeout.TotalSeconds:0.###} s.");
        }
    }

    /// <summary>What became of the last requests of one sender.</summary>
    private sealed class Memory
    {
        private readonly Queue<long> _order = new();

        public Dictionary<long, Task<Delivery>> Outcomes { get; } = [];

        public long Forgotten { get; private set; }

        public void Remember(long sequence, Task<Delivery> outcome)
        {
            Outcomes[sequence] = outcome;
            _order.Enqueue(sequence);
            if (_order.Count <= Remembered)
                return;
            Forgotten = Math.Max(Forgotten, _order.Peek());
            Outcomes.Remove(_order.Dequeue());
        }
    }
}
