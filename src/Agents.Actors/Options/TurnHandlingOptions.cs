namespace Agents.Actors;

/// <summary>Everything about taking turns (voice-session.md 1.2).</summary>
public sealed record TurnHandlingOptions
{
    /// <summary>Who decides that the caller is done. Default: the text detector.</summary>
    public TurnDetection TurnDetection { get; init; } = TurnDetection.Text(GrammarTurnDetector.Instance);

    /// <summary>Delays after the caller's last word.</summary>
    public EndpointingOptions Endpointing { get; init; } = new();

    /// <summary>When the caller's voice stops the agent.</summary>
    public InterruptionOptions Interruption { get; init; } = new();

    /// <summary>Answers begun before the turn is decided.</summary>
    public PreemptiveGenerationOptions PreemptiveGeneration { get; init; } = new();

    /// <summary>How much a caller may say in one go.</summary>
    public UserTurnLimitOptions UserTurnLimit { get; init; } = new();

    internal void Validate(OptionFaults faults)
    {
        Endpointing.Validate(faults, "turn_handling.endpointing");
        Interruption.Validate(faults, "turn_handling.interruption");
        PreemptiveGeneration.Validate(faults, "turn_handling.preemptive_generation");
        UserTurnLimit.Validate(faults, "turn_handling.user_turn_limit");
    }
}
