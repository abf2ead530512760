namespace Agents.Host.Operations;

/// <summary>How far the host is in its life, in order.</summary>
internal enum HostPhase
{
    /// <summary>Not all is there yet.</summary>
    Starting,

    /// <summary>It takes sessions.</summary>
    Ready,

    /// <summary>It stops: it says so, and still takes sessions of those who have not noticed.</summary>
    NotReady,

    /// <summary>It takes no more sessions; each that runs comes to the end of a turn and may be taken up elsewhere. Then the node leaves its cluster.</summary>
    Draining,

    /// <summary>What is left is stopped.</summary>
    Stopping,
}
