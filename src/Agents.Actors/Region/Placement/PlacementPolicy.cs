namespace Agents.Actors;

/// <summary>Where a new session goes.</summary>
internal abstract record Placement
{
    /// <summary>On the node that was asked.</summary>
    public sealed record Here : Placement
    {
        public static Here Instance { get; } = new();
    }

    /// <summary>On another node, which has room.</summary>
    public sealed record Elsewhere(NodeStatus Node) : Placement;

    /// <summary>Nowhere for now.</summary>
    public sealed record Full : Placement
    {
        public static Full Instance { get; } = new();
    }
}

/// <summary>
/// Chooses the node for a new session: the one that was asked unless it is full or leaves, else the one with the most room. Counts sessions, not
/// processor time. Pure.
/// </summary>
internal static class PlacementPolicy
{
    /// <param name="here">Name of the node that was asked.</param>
    /// <param name="joined">Whether it has a lease.</param>
    /// <param name="load">What it has now.</param>
    /// <param name="capacity">What it takes.</param>
    /// <param name="nodes">All nodes as they were seen last.</param>
    public static Placement Decide(string here, bool joined, NodeLoad load, int capacity, IReadOnlyList<NodeStatus> nodes)
    {
        if (joined && !load.Draining && load.Used < capacity)
            return Placement.Here.Instance;
        return nodes.Where(node => node.Id.Name != here && node.Free > 0).OrderByDescending(node => node.Free)
            .ThenBy(node => node.Id.Name, StringComparer.Ordinal).FirstOrDefault() is { } best
            ? new Placement.Elsewhere(best)
            : Placement.Full.Instance;
    }
}
