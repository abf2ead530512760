namespace Agents.Actors;

/// <summary>How much a caller may say before the agent takes the floor (voice-session.md I29). Either value enables it.</summary>
public sealed record UserTurnLimitOptions
{
    /// <summary>Words since the agent last spoke. Default null: no limit.</summary>
    public int? MaxWords { get; init; }

    /// <summary>Time since the caller's first words after the agent last spoke. Default null: no limit.</summary>
    public TimeSpan? MaxDuration { get; init; }

    internal bool Enabled => MaxWords is not null || MaxDuration is not null;

    internal void Validate(OptionFaults faults, string name)
    {
        if (MaxWords is { } words)
            faults.Range($"{name}.max_words", words, 1, 100_000);
        if (MaxDuration is { } duration)
            faults.Range($"{name}.max_duration", duration, TimeSpan.FromSeconds(1), TimeSpan.FromHours(24));
    }
}
