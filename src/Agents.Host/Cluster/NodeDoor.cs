namespace Agents.Host.Cluster;

/// <summary>The endpoint for other nodes, made once the region runs.</summary>
internal sealed class NodeDoor(Func<Task<NodeEndpoint>> create)
{
    public Lazy<Task<NodeEndpoint>> Endpoint { get; } = new(create);
}
