namespace Agents.Actors;

/// <summary>
/// What the agent says while a tool keeps the caller waiting (voice-session.md S9). Said only into silence: while nobody speaks, no answer
/// is on its way and the tool has not reported progress for <see cref="After"/>.
/// </summary>
public sealed record FillerOptions
{
    /// <summary>Silence after which the first one is said. Default 2 s; 0 to 5 min.</summary>
    public TimeSpan After { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Silence after one until the next is said. Default null: one per call.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>How many are said at most for one call. Default null: as many as it takes.</summary>
    public int? Limit { get; init; }

    /// <summary>Said in turn, from the first on again after the last. Used where <see cref="Source"/> is null.</summary>
    public IReadOnlyList<string> Phrases { get; init; } = ["One moment, please.", "I am still on it.", "Thank you for waiting."];

    /// <summary>Gives the next text; null says nothing this time and does not count. Must return at once.</summary>
    public Func<FillerMoment, string?>? Source { get; init; }

    /// <summary>Whether what is heard of it enters the conversation. Default false.</summary>
    public bool AddToChatContext { get; init; }

    internal string? Text(FillerMoment moment)
        => Source is { } source ? source(moment) : Phrases.Count > 0 ? Phrases[moment.Said % Phrases.Count] : null;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.Range($"{name}.after", After, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        if (Every is { } every)
            faults.Range($"{name}.every", every, TimeSpan.FromMilliseconds(1), TimeSpan.FromMinutes(5));
        if (Limit is { } limit)
            faults.Range($"{name}.limit", limit, 1, int.MaxValue);
        faults.Require(Source is not null || Phrases.Count > 0, $"{name}.phrases", "empty", "at least one phrase where there is no source");
    }
}

/// <summary>When a filler is wanted.</summary>
/// <param name="Call">The call that keeps the caller waiting.</param>
/// <param name="Running">How long it has been running.</param>
/// <param name="Said">How many fillers were said for it so far.</param>
public readonly record struct FillerMoment(FunctionCall Call, TimeSpan Running, int Said);
