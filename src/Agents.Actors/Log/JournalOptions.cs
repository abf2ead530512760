namespace Agents.Actors;

/// <summary>How a session writes its log.</summary>
public sealed record JournalOptions
{
    /// <summary>The first wait after a write that failed; doubled for each further one. Default 100 ms.</summary>
    public TimeSpan FirstRetry { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>The longest wait between two attempts. Default 5 s.</summary>
    public TimeSpan LongestRetry { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Records between two snapshots. Default 200, at least 1.</summary>
    public int SnapshotEvery { get; init; } = 200;

    /// <summary>The wait after a number of failures in a row, counted from 1.</summary>
    internal TimeSpan RetryAfter(int failures)
        => TimeSpan.FromTicks(Math.Min(LongestRetry.Ticks, FirstRetry.Ticks << Math.Min(failures - 1, 20)));
}
