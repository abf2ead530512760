namespace Agents.Actors;

/// <summary>What is known when an answer might be begun early.</summary>
internal readonly record struct PreemptiveFacts
{
    public bool SchedulingRuns { get; init; }

    /// <summary>A speech is current and has not been interrupted.</summary>
    public bool SpeechCurrent { get; init; }

    public bool ManualTurns { get; init; }

    public TimeSpan SpeechDuration { get; init; }

    public int Attempts { get; init; }
}

/// <summary>
/// Whether to begin an answer before the turn is decided, and whether it may be used afterwards (voice-session.md 3.7). Pure.
/// </summary>
internal sealed class PreemptivePolicy(PreemptiveGenerationOptions options)
{
    /// <summary>G2, G3.</summary>
    public bool MayStart(in PreemptiveFacts facts) => options.Enabled
        && facts is { SchedulingRuns: true, SpeechCurrent: false, ManualTurns: false }
        && facts.SpeechDuration <= options.MaxSpeechDuration
        && facts.Attempts < options.MaxRetries;

    /// <summary>G5: same words, equivalent context.</summary>
    public static bool MayUse(string attempted, ChatContext attemptedContext, string decided, ChatContext context)
        => Words.Same(attempted, decided) && Equivalent(attemptedContext, context);

    private static bool Equivalent(ChatContext left, ChatContext right)
        => left.Items.Count == right.Items.Count
            && left.Items.Zip(right.Items).All(pair => pair.First.Id == pair.Second.Id && pair.First.GetType() == pair.Second.GetType());
}
