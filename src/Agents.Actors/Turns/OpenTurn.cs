namespace Agents.Actors;

/// <summary>What is known about the caller's turn that is open (voice-session.md 3.2). Immutable.</summary>
internal sealed record OpenTurn
{
    public static OpenTurn None { get; } = new();

    public TurnTranscript Transcript { get; init; } = TurnTranscript.Empty;

    /// <summary>First onset since the last commit (T5).</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>Last moment with voice in it (T7).</summary>
    public DateTimeOffset? LastSpeaking { get; init; }

    /// <summary>Inside speech.</summary>
    public bool Voiced { get; init; }

    /// <summary>The recogniser said end of speech in this turn.</summary>
    public bool SttSaidEnd { get; init; }

    /// <summary>After a verdict (T17): what the turn took is gone; words and voice that came meanwhile stay.</summary>
    public OpenTurn After(TurnOver over, TurnVerdict verdict) => verdict == TurnVerdict.Kept ? this : this with
    {
        Transcript = Transcript.Without(over.Transcript),
        SttSaidEnd = false,
        StartedAt = Voiced ? StartedAt : null,
        LastSpeaking = Voiced ? LastSpeaking : null,
    };
}
