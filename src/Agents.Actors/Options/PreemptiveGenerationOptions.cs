namespace Agents.Actors;

/// <summary>Whether an answer is generated before it is sure that the caller is done (voice-session.md 3.7).</summary>
public sealed record PreemptiveGenerationOptions
{
    /// <summary>Start the language model on the final transcript, before the turn is decided. Default true.</summary>
    public bool Enabled { get; init; } = true;

    /// <summary>Start the voice as well. Default false.</summary>
    public bool PreemptiveTts { get; init; }

    /// <summary>No attempt while the caller has been speaking for longer. Default 10 s.</summary>
    public TimeSpan MaxSpeechDuration { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Attempts per turn of the caller. Default 3; 0 to 100.</summary>
    public int MaxRetries { get; init; } = 3;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.Range($"{name}.max_speech_duration", MaxSpeechDuration, TimeSpan.Zero, TimeSpan.FromHours(1));
        faults.Range($"{name}.max_retries", MaxRetries, 0, 100);
    }
}
