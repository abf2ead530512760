namespace Agents.Inference;

/// <summary>What the pool knows of one connection.</summary>
internal sealed class PooledConnection(long requestedAt)
{
    /// <summary>The stream that has it or waits for it; null while it is free.</summary>
    public IActorRef? Holder { get; set; }

    /// <summary>When it was asked for.</summary>
    public long RequestedAt { get; } = requestedAt;

    /// <summary>When it was connected or last acquired.</summary>
    public long UsedAt { get; set; }

    /// <summary>Whether it is open.</summary>
    public bool Open { get; set; }

    /// <summary>The session id sent in its headers.</summary>
    public string? SessionId { get; set; }

    /// <summary>Its error, between crash and <see cref="Terminated"/>.</summary>
    public Exception? Error { get; set; }
}
