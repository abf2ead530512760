namespace Agents.Actors;

/// <summary>Settings of one conversation (voice-session.md 1.1). Immutable; a session keeps the version it started with.</summary>
public sealed record SessionOptions
{
    /// <summary>All defaults.</summary>
    public static SessionOptions Default { get; } = new();

    /// <summary>Everything about taking turns.</summary>
    public TurnHandlingOptions TurnHandling { get; init; } = new();

    /// <summary>How tools are run.</summary>
    public ToolOptions Tools { get; init; } = new();

    /// <summary>What the caller hears when services fail.</summary>
    public FailureOptions Failure { get; init; } = new();

    /// <summary>When a session that hangs is helped.</summary>
    public WatchdogOptions Watchdog { get; init; } = new();

    /// <summary>Retries of the recogniser's connection.</summary>
    public ApiConnectOptions SttConnect { get; init; } = ApiConnectOptions.Default;

    /// <summary>
    /// How long one stream of the recogniser lives: providers end streams after some minutes, so a fresh one takes over before, in a silence of the caller.
    /// Default 8 min; 10 s to 24 h; null: as long as it likes.
    /// </summary>
    public TimeSpan? SttStreamLimit { get; init; } = TimeSpan.FromMinutes(8);

    /// <summary>Retries of the language model's requests.</summary>
    public ApiConnectOptions LlmConnect { get; init; } = ApiConnectOptions.Default;

    /// <summary>Retries of the voice's connection.</summary>
    public ApiConnectOptions TtsConnect { get; init; } = ApiConnectOptions.Default;

    /// <summary>Retries of the interruption detector's connection.</summary>
    public ApiConnectOptions InterruptionConnect { get; init; } = ApiConnectOptions.Default;

    /// <summary>
    /// Applied in order to the text that is spoken, not to the text that is stored. Default: markdown and emoji are taken out.
    /// </summary>
    public IReadOnlyList<Func<ITextFilter>> TtsTextTransforms { get; init; } = [() => new MarkdownFilter(), () => new EmojiFilter()];

    /// <summary>
    /// Store what was heard by the voice's own word times where it sends them. Default true; false: by estimated word times.
    /// </summary>
    public bool UseTtsAlignedTranscript { get; init; } = true;

    /// <summary>
    /// How far the agent's sound may run ahead of true time. Default zero: each frame comes when it is to be heard. More, up to 5 min, is for
    /// callers that play from a buffer of their own and throw it away when they interrupt: they get the sound as it is made.
    /// </summary>
    public TimeSpan OutputLead { get; init; }

    /// <summary>Sounds behind the speech. Default: none. Cannot be together with an <see cref="OutputLead"/>.</summary>
    public BackgroundOptions Background { get; init; } = new();

    /// <summary>Pause between two speeches. Default zero.</summary>
    public TimeSpan MinConsecutiveSpeechDelay { get; init; }

    /// <summary>
    /// Time from the agent's first word in which the caller's line may still echo, so that no voice interrupts. Default 3 s; null: none.
    /// </summary>
    public TimeSpan? AecWarmupDuration { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Mutual silence after which the caller counts as away. Default 15 s; null: never.</summary>
    public TimeSpan? UserAwayTimeout { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Time after the end of speech by which a transcript must have come (I28). Default null: not watched.</summary>
    public TimeSpan? TranscriptionTimeout { get; init; }

    /// <summary>How long a close waits for the caller's last words. Default 2 s.</summary>
    public TimeSpan CloseTranscriptTimeout { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Throws if any value is out of range.</summary>
    /// <exception cref="SessionOptionsException">One or more values are not allowed; all of them are named.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        Validate(faults);
        faults.ThrowIfAny();
    }

    internal void Validate(OptionFaults faults)
    {
        TurnHandling.Validate(faults);
        Tools.Validate(faults);
        Failure.Validate(faults);
        Watchdog.Validate(faults);
        Background.Validate(faults);
        faults.Range("min_consecutive_speech_delay", MinConsecutiveSpeechDelay, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        faults.Range("output_lead", OutputLead, TimeSpan.Zero, TimeSpan.FromMinutes(5));
        faults.Require(OutputLead == TimeSpan.Zero || (Background.Ambient.Count == 0 && Background.Thinking.Count == 0), "output_lead",
            OutputLead, "zero where there are background sounds, because what is behind the speech cannot run ahead of it");
        faults.Range("close_transcript_timeout", CloseTranscriptTimeout, TimeSpan.Zero, TimeSpan.FromMinutes(1));
        Optional(faults, "aec_warmup_duration", AecWarmupDuration, TimeSpan.FromMinutes(1));
        Optional(faults, "user_away_timeout", UserAwayTimeout, TimeSpan.FromHours(24));
        if (SttStreamLimit is { } limit)
            faults.Range("stt_stream_limit", limit, TimeSpan.FromSeconds(10), TimeSpan.FromHours(24));
        Optional(faults, "transcription_timeout", TranscriptionTimeout, TimeSpan.FromMinutes(1));
    }

    private static void Optional(OptionFaults faults, string name, TimeSpan? value, TimeSpan max)
    {
        if (value is { } set)
            faults.Range(name, set, TimeSpan.Zero, max);
    }
}
