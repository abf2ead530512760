namespace Agents.Actors;

/// <summary>How a node is a member of a cluster.</summary>
public sealed record ClusterOptions
{
    /// <summary>What it says of itself.</summary>
    public required NodeRegistration Node { get; init; }

    /// <summary>All nodes.</summary>
    public required INodeDirectory Nodes { get; init; }

    /// <summary>Reaches other nodes.</summary>
    public required INodeTransport Transport { get; init; }

    /// <summary>How long a node is believed to live without a sign.</summary>
    public LeaseOptions Lease { get; init; } = new();

    /// <summary>How long a command to a session on another node may take. Default 5 s.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(5);
}
