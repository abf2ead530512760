namespace Agents.Actors;

/// <summary>How long a node is believed to live without a sign, and how often it gives one.</summary>
public sealed record LeaseOptions
{
    /// <summary>How long a lease runs. Default 15 s; more than <see cref="RenewEvery"/>.</summary>
    public TimeSpan Duration { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>How often it is renewed. Default 5 s.</summary>
    public TimeSpan RenewEvery { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>How soon a renewal that failed is tried again. Default 1 s.</summary>
    public TimeSpan RetryEvery { get; init; } = TimeSpan.FromSeconds(1);
}
