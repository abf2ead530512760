namespace Agents.Actors;

/// <summary>When the caller's voice stops the agent (voice-session.md 1.2 and section 4).</summary>
public sealed record InterruptionOptions
{
    /// <summary>Whether speeches may be interrupted unless they say otherwise. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>
    /// Who tells interruptions from listening words. Null (default): the agent's detector where it has one and can use it, else voice alone.
    /// </summary>
    public InterruptionMode? Mode { get; init; }

    /// <summary>
    /// Time at either end of the agent's speech in which the detector does not decide alone. Default 1 s each; null: none.
    /// </summary>
    public BackchannelBoundary? BackchannelBoundary { get; init; } = Actors.BackchannelBoundary.Default;

    /// <summary>Whether the recogniser gets silence while the agent speaks something that may not be interrupted. Default true.</summary>
    public bool DiscardAudioIfUninterruptible { get; init; } = true;

    /// <summary>Speech that makes a barge-in. Default 0.5 s; 0 to 10 s.</summary>
    public TimeSpan MinDuration { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Words that make a barge-in. Default 0: no words needed; 0 to 100.</summary>
    public int MinWords { get; init; }

    /// <summary>Pause first and go on if the caller said nothing, instead of stopping. Default true.</summary>
    public bool ResumeFalseInterruption { get; init; } = true;

    /// <summary>
    /// Silence without a transcript after which a pause counts as a false interruption. Default 2 s; null: never pause, always stop.
    /// </summary>
    public TimeSpan? FalseInterruptionTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// Words that show the caller is listening, per language ("en" → "mm-hm", …); a turn made of nothing else does not interrupt the agent.
    /// Default: <see cref="BackchannelWords.Default"/>; empty: none.
    /// </summary>
    public BackchannelWords Backchannels { get; init; } = BackchannelWords.Default;

    internal bool MayPause => ResumeFalseInterruption && FalseInterruptionTimeout is not null;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.Range($"{name}.min_duration", MinDuration, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        faults.Range($"{name}.min_words", MinWords, 0, 100);
        BackchannelBoundary?.Validate(faults);
        if (FalseInterruptionTimeout is { } timeout)
            faults.Range($"{name}.false_interruption_timeout", timeout, TimeSpan.Zero, TimeSpan.FromSeconds(60));
    }
}
