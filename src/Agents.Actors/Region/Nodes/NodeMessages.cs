namespace Agents.Actors;

/// <summary>This node has a lease: it may take sessions.</summary>
internal sealed record NodeJoined(NodeId Node);

/// <summary>This node has no lease any more: all its sessions must stop.</summary>
internal sealed record NodeLost(NodeId Node);

/// <summary>The nodes as they were just now.</summary>
internal sealed record NodesSeen(IReadOnlyList<NodeStatus> Nodes);

/// <summary>How many sessions there are; told to the member with every change.</summary>
internal sealed record LoadChanged(NodeLoad Load);
