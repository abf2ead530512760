using Agents.Actors;

namespace Agents.Host.Cluster;

/// <summary>For a node without keys: it shares a store and talks to nobody.</summary>
internal sealed class UnreachableNodes : INodeTransport
{
    public Task<Delivery> SendAsync(NodeId from, NodeStatus to, NodeRequest request, TimeSpan within)
        => Task.FromResult<Delivery>(new Delivery.NotDone($"Node {from.Name} has no cluster keys; start it with those of node {to.Id.Name}."));
}
