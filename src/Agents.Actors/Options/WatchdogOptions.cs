namespace Agents.Actors;

/// <summary>When a session that looks busy but does nothing is helped (architecture.md, "A watchdog").</summary>
public sealed record WatchdogOptions
{
    /// <summary>"Thinking" without a token, a tool or audio for so long ends the answer with an error. Default 30 s; null: never.</summary>
    public TimeSpan? Thinking { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>"Speaking" without a frame sent for so long ends the answer with what was heard. Default 10 s; null: never.</summary>
    public TimeSpan? Speaking { get; init; } = TimeSpan.FromSeconds(10);

    internal void Validate(OptionFaults faults)
    {
        if (Thinking is { } thinking)
            faults.Range("watchdog.thinking", thinking, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
        if (Speaking is { } speaking)
            faults.Range("watchdog.speaking", speaking, TimeSpan.FromMilliseconds(100), TimeSpan.FromHours(1));
    }
}
