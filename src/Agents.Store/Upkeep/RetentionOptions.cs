namespace Agents.Store;

/// <summary>How long conversations are kept. Times are counted on the database's clock.</summary>
public sealed record RetentionOptions
{
    /// <summary>After their end. Default 30 days; null: for ever.</summary>
    public TimeSpan? Ended { get; init; } = TimeSpan.FromDays(30);

    /// <summary>After the last record of one that never ended: its caller did not come back. Default 60 days; null: for ever.</summary>
    public TimeSpan? Abandoned { get; init; } = TimeSpan.FromDays(60);
}
