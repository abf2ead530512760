namespace Agents.Actors.Tests.Cluster;

/// <summary>Carries requests between regions of one process; loses requests or answers, and brings them twice, as it is told.</summary>
internal sealed class LoopTransport : INodeTransport
{
    private readonly Dictionary<string, NodeInbox> _inboxes = [];
    private long _sequence;

    /// <summary>Nodes that cannot be reached.</summary>
    public HashSet<string> Unreachable { get; } = [];

    public bool LosesAnswers { get; set; }

    public bool BringsTwice { get; set; }

    public void Add(string address, IActorRef region) => _inboxes[address] = new NodeInbox(region, TimeSpan.FromSeconds(4));

    public async Task<Delivery> SendAsync(NodeId from, NodeStatus to, NodeRequest request, TimeSpan within)
    {
        if (Unreachable.Contains(to.Id.Name))
            return new Delivery.NotDone($"Node {to.Id.Name} cannot be reached.");
        var sequence = Interlocked.Increment(ref _sequence);
        var outcome = await _inboxes[to.Address].HandleAsync(from, to.Id, sequence, request);
        if (BringsTwice)
            outcome = await _inboxes[to.Address].HandleAsync(from, to.Id, sequence, request);
        return LosesAnswers ? new Delivery.Unknown("The answer was lost.") : outcome;
    }
}
