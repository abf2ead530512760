namespace Agents.Kernel;

public sealed partial class CoordinatedShutdown
{
    /// <summary>First: what must be done before the node takes no more requests.</summary>
    public const string PhaseBeforeServiceUnbind = "before-service-unbind";

    /// <summary>Takes no more requests.</summary>
    public const string PhaseServiceUnbind = "service-unbind";

    /// <summary>Waits for requests in progress.</summary>
    public const string PhaseServiceRequestsDone = "service-requests-done";

    /// <summary>Ends what served requests.</summary>
    public const string PhaseServiceStop = "service-stop";

    /// <summary>What must be done while the node is still a full member of its cluster.</summary>
    public const string PhaseBeforeClusterShutdown = "before-cluster-shutdown";

    /// <summary>Hands over what the node owns.</summary>
    public const string PhaseClusterShardingShutdownRegion = "cluster-sharding-shutdown-region";

    /// <summary>Tells the cluster that the node leaves.</summary>
    public const string PhaseClusterLeave = "cluster-leave";

    /// <summary>Ends singletons.</summary>
    public const string PhaseClusterExiting = "cluster-exiting";

    /// <summary>Waits until the cluster knows that the node is exiting.</summary>
    public const string PhaseClusterExitingDone = "cluster-exiting-done";

    /// <summary>Ends the node's part in the cluster.</summary>
    public const string PhaseClusterShutdown = "cluster-shutdown";

    /// <summary>What must be done last while there are actors.</summary>
    public const string PhaseBeforeActorSystemTerminate = "before-actor-system-terminate";

    /// <summary>Last: stops all actors and the system.</summary>
    public const string PhaseActorSystemTerminate = "actor-system-terminate";
}
