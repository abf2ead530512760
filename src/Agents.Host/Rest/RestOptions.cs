namespace Agents.Host;

/// <summary>The REST API of a host (docs/rest.md).</summary>
public sealed record RestOptions
{
    /// <summary>The largest body taken, in bytes. Default 64 KiB.</summary>
    public int MaxBodyBytes { get; init; } = 64 << 10;

    /// <summary>A quiet stream of events sends a comment this often, so that nobody in between takes it for dead. Default 15 s.</summary>
    public TimeSpan KeepAlive { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How long a command waits for its session. Default 30 s.</summary>
    public TimeSpan CommandTimeout { get; init; } = TimeSpan.FromSeconds(30);
}
