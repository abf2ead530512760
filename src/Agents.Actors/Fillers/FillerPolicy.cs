namespace Agents.Actors;

/// <summary>What is known when a filler may be due.</summary>
/// <param name="Now">The moment.</param>
/// <param name="RunningSince">Start of the tool.</param>
/// <param name="QuietSince">Last time that caller or agent began or stopped something.</param>
internal readonly record struct FillerFacts(DateTimeOffset Now, DateTimeOffset RunningSince, DateTimeOffset QuietSince)
{
    /// <summary>Fillers so far.</summary>
    public int Said { get; init; }

    /// <summary>When the last one was begun, or left out.</summary>
    public DateTimeOffset? LastSaid { get; init; }

    /// <summary>Somebody still waits for the answer.</summary>
    public bool Wanted { get; init; }

    /// <summary>Nobody speaks, and nothing is about to be said.</summary>
    public bool Silent { get; init; }
}

/// <summary>What to do.</summary>
internal abstract record FillerDecision
{
    public sealed record Speak : FillerDecision
    {
        public static Speak Instance { get; } = new();
    }

    public sealed record LookAgainIn(TimeSpan Time) : FillerDecision;

    public sealed record Stop : FillerDecision
    {
        public static Stop Instance { get; } = new();
    }
}

/// <summary>Decides when a filler is said (voice-session.md S9). Pure.</summary>
internal static class FillerPolicy
{
    public static FillerDecision Decide(FillerOptions options, in FillerFacts facts)
    {
        if (!facts.Wanted || facts.Said >= options.Limit || (facts.LastSaid is not null && options.Every is null))
            return FillerDecision.Stop.Instance;
        var delay = facts.LastSaid is null ? options.After : options.Every!.Value;
        if (!facts.Silent)
            return new FillerDecision.LookAgainIn(delay > Shortest ? delay : Shortest);
        var from = Latest(facts.RunningSince, facts.QuietSince, facts.LastSaid);
        return facts.Now - from is var quiet && quiet < delay
            ? new FillerDecision.LookAgainIn(delay - quiet)
            : FillerDecision.Speak.Instance;
    }

    /// <summary>A filler without any delay looks every so often while somebody speaks.</summary>
    private static readonly TimeSpan Shortest = TimeSpan.FromMilliseconds(100);

    private static DateTimeOffset Latest(DateTimeOffset first, DateTimeOffset second, DateTimeOffset? third)
    {
        var later = first > second ? first : second;
        return third > later ? third.Value : later;
    }
}
