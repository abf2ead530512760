namespace Agents.Actors;

/// <summary>A node as all see it.</summary>
/// <param name="Id">Which.</param>
/// <param name="Address">Where other nodes reach it.</param>
/// <param name="Capacity">Sessions it takes at one time.</param>
/// <param name="Used">Sessions it had when it renewed its lease last.</param>
/// <param name="Draining">It hands its sessions over and takes no new ones.</param>
/// <param name="Version">Version of its program.</param>
/// <param name="LeaseLeft">How long its lease runs yet, by the database's clock; zero or less: the node is gone.</param>
public sealed record NodeStatus(NodeId Id, string Address, int Capacity, int Used, bool Draining, string Version, TimeSpan LeaseLeft)
{
    /// <summary>Whether its lease runs.</summary>
    public bool IsAlive => LeaseLeft > TimeSpan.Zero;

    /// <summary>Sessions it would take yet.</summary>
    public int Free => IsAlive && !Draining ? Math.Max(0, Capacity - Used) : 0;
}
