namespace Agents.Actors;

/// <summary>
/// The settings that an agent may have of its own, and that may be changed while a session runs (voice-session.md 1.3). Null leaves a
/// value as it is; endpointing merges value by value.
/// </summary>
public sealed record OptionOverrides
{
    /// <summary>Changes nothing.</summary>
    public static OptionOverrides None { get; } = new();

    /// <summary>Who decides that the caller's turn is over.</summary>
    public TurnDetection? TurnDetection { get; init; }

    /// <summary>Fixed delays, or learned ones.</summary>
    public EndpointingMode? EndpointingMode { get; init; }

    /// <summary>Shortest delay after the caller's last word.</summary>
    public TimeSpan? MinEndpointingDelay { get; init; }

    /// <summary>Delay after words that sound unfinished.</summary>
    public TimeSpan? MaxEndpointingDelay { get; init; }

    /// <summary>Weight of history in learned delays, 0 to 1.</summary>
    public double? EndpointingAlpha { get; init; }

    /// <summary>Whether the caller's voice may stop a speech that does not say otherwise.</summary>
    public bool? AllowInterruptions { get; init; }

    /// <summary>Who tells interruptions from listening words.</summary>
    public InterruptionMode? InterruptionMode { get; init; }

    /// <summary>Answers begun before the turn is decided.</summary>
    public PreemptiveGenerationOptions? PreemptiveGeneration { get; init; }

    /// <summary>Pause between two speeches.</summary>
    public TimeSpan? MinConsecutiveSpeechDelay { get; init; }

    /// <summary>Store what was heard by the voice's own word times where it sends them.</summary>
    public bool? UseTtsAlignedTranscript { get; init; }

    /// <summary>These overrides, with the ones of a later wish on top.</summary>
    internal OptionOverrides Then(OptionOverrides later) => new()
    {
        TurnDetection = later.TurnDetection ?? TurnDetection,
        EndpointingMode = later.EndpointingMode ?? EndpointingMode,
        MinEndpointingDelay = later.MinEndpointingDelay ?? MinEndpointingDelay,
        MaxEndpointingDelay = later.MaxEndpointingDelay ?? MaxEndpointingDelay,
        EndpointingAlpha = later.EndpointingAlpha ?? EndpointingAlpha,
        AllowInterruptions = later.AllowInterruptions ?? AllowInterruptions,
        InterruptionMode = later.InterruptionMode ?? InterruptionMode,
        PreemptiveGeneration = later.PreemptiveGeneration ?? PreemptiveGeneration,
        MinConsecutiveSpeechDelay = later.MinConsecutiveSpeechDelay ?? MinConsecutiveSpeechDelay,
        UseTtsAlignedTranscript = later.UseTtsAlignedTranscript ?? UseTtsAlignedTranscript,
    };

    /// <summary>The options with these values in their place; the same object where nothing changes.</summary>
    public SessionOptions ApplyTo(SessionOptions options) => this == None ? options : options with
    {
        TurnHandling = ApplyTo(options.TurnHandling),
        MinConsecutiveSpeechDelay = MinConsecutiveSpeechDelay ?? options.MinConsecutiveSpeechDelay,
        UseTtsAlignedTranscript = UseTtsAlignedTranscript ?? options.UseTtsAlignedTranscript,
    };

    private TurnHandlingOptions ApplyTo(TurnHandlingOptions turns) => turns with
    {
        TurnDetection = TurnDetection ?? turns.TurnDetection,
        Endpointing = new EndpointingOptions(EndpointingMode, MinEndpointingDelay, MaxEndpointingDelay, EndpointingAlpha).Over(turns.Endpointing),
        Interruption = turns.Interruption with
        {
            Enabled = AllowInterruptions ?? turns.Interruption.Enabled,
            Mode = InterruptionMode ?? turns.Interruption.Mode,
        },
        PreemptiveGeneration = PreemptiveGeneration ?? turns.PreemptiveGeneration,
    };
}
