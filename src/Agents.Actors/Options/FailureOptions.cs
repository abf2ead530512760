namespace Agents.Actors;

/// <summary>
/// What the caller hears when a service fails for good (voice-session.md section 9, deviation D10), and when the session gives up.
/// </summary>
public sealed record FailureOptions
{
    /// <summary>Said when an answer could not be generated. Null: silence.</summary>
    public string? Apology { get; init; } = "I am sorry, I could not get an answer just now. Please try again in a moment.";

    /// <summary>Said before the session closes because of errors, if the voice still works. Null: silence.</summary>
    public string? Farewell { get; init; } = "I am sorry, I have a technical problem and must end this call. Goodbye.";

    /// <summary>
    /// Unrecoverable errors of one kind in a row that the session survives; one more closes it (X6). Default 3; 0 to 100.
    /// </summary>
    public int MaxUnrecoverableErrors { get; init; } = 3;

    internal void Validate(OptionFaults faults) => faults.Range("failure.max_unrecoverable_errors", MaxUnrecoverableErrors, 0, 100);
}
