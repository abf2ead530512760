namespace Agents.Actors;

/// <summary>The nodes of a cluster, each with one lease. Only the directory's clock counts.</summary>
public interface INodeDirectory
{
    /// <summary>
    /// Joins, with a lease from now on. A node that had the name cannot renew any more; what it owns stays its own until its lease ends, should it
    /// still run.
    /// </summary>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<NodeId> RegisterAsync(NodeRegistration node, TimeSpan lease, CancellationToken stop = default);

    /// <summary>Renews a lease, which then runs from now on, and tells how much of the node is in use.</summary>
    /// <returns>False: the lease had run out or another process has the name. A lease that was lost does not come back: register again.</returns>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<bool> RenewAsync(NodeId node, NodeLoad load, TimeSpan lease, CancellationToken stop = default);

    /// <summary>Leaves: the lease ends now.</summary>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task LeaveAsync(NodeId node, CancellationToken stop = default);

    /// <summary>The newest node of every name that has a lease or had one in the last day, by name.</summary>
    /// <exception cref="StoreException">The directory cannot be reached.</exception>
    Task<IReadOnlyList<NodeStatus>> ListAsync(CancellationToken stop = default);
}

/// <summary>How busy a node is.</summary>
/// <param name="Used">Sessions it has.</param>
/// <param name="Draining">Whether it hands them over and takes no new ones.</param>
public sealed record NodeLoad(int Used, bool Draining);
