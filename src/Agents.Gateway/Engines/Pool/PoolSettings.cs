namespace Agents.Gateway;

/// <summary>How many expensive engines there may be, and how long to wait for one.</summary>
public sealed record PoolSettings
{
    /// <summary>The most engines, each for one session at a time, 1 or more. Default 16.</summary>
    public int Limit { get; init; } = 16;

    /// <summary>The most sessions that may wait, 0 or more. Default 32; further ones are refused at once.</summary>
    public int MaxWaiting { get; init; } = 32;

    /// <summary>How long a session waits for a free engine before it is refused with 429. Default 2 s.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>What a refused client is told to wait. Default 5 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);
}
