namespace Agents.Actors;

/// <summary>Counts unrecoverable errors in a row, per kind (voice-session.md X4 to X6). Immutable.</summary>
internal sealed record ErrorBudget(int Limit)
{
    private int Stt { get; init; }

    private int Llm { get; init; }

    private int Tts { get; init; }

    /// <summary>Too many in a row of one kind: the session closes.</summary>
    public bool Exhausted => Stt > Limit || Llm > Limit || Tts > Limit;

    public ErrorBudget Count(ComponentError error) => error switch
    {
        { Recoverable: true } => this,
        { Source: ErrorSource.Stt } => this with { Stt = Stt + 1 },
        { Source: ErrorSource.Llm } => this with { Llm = Llm + 1 },
        { Source: ErrorSource.Tts } => this with { Tts = Tts + 1 },
        _ => this,
    };

    /// <summary>A transcript came: the recogniser is well.</summary>
    public ErrorBudget HeardTranscript() => this with { Stt = 0 };

    /// <summary>The agent speaks: model and voice are well.</summary>
    public ErrorBudget Spoke() => this with { Llm = 0, Tts = 0 };
}
