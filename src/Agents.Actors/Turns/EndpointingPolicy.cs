namespace Agents.Actors;

/// <summary>What is known when a trigger asks whether the caller's turn is over.</summary>
internal sealed record EndpointingFacts(TurnTrigger Trigger, DateTimeOffset Now)
{
    /// <summary>False when the session has no recogniser: then silence alone decides.</summary>
    public bool HasStt { get; init; }

    public bool HasTranscript { get; init; }

    /// <summary>Inside speech, by VAD.</summary>
    public bool UserSpeaking { get; init; }

    /// <summary>The recogniser said end of speech in this turn.</summary>
    public bool SttSaidEnd { get; init; }

    /// <summary>Last moment with voice in it, as it was at the trigger; null if never seen.</summary>
    public DateTimeOffset? LastSpeaking { get; init; }

    /// <summary>What those think who were asked.</summary>
    public IReadOnlyList<EndOfTurnVote> Votes { get; init; } = [];

    public TimeSpan MinDelay { get; init; }

    public TimeSpan MaxDelay { get; init; }
}

/// <summary>What to do about a trigger.</summary>
internal abstract record EndpointingDecision
{
    /// <summary>Not a question in this mode, or nothing to decide yet.</summary>
    public sealed record Ignore : EndpointingDecision
    {
        public static Ignore Instance { get; } = new();
    }

    /// <summary>The turn is over at <paramref name="At"/> unless the caller speaks before.</summary>
    public sealed record CommitAt(DateTimeOffset At, EndOfTurnReason Reason) : EndpointingDecision;
}

/// <summary>
/// Decides when the caller's turn is over (voice-session.md 3.3, T10 to T12, T18 and deviation D17). Pure: no clock, no I/O.
/// </summary>
internal sealed class EndpointingPolicy(TurnDetection mode)
{
    public EndpointingDecision Decide(EndpointingFacts facts) => facts switch
    {
        { Trigger: TurnTrigger.Manual or TurnTrigger.Closing } => AtOnce(facts),
        _ when !Triggers(facts) => EndpointingDecision.Ignore.Instance,
        { HasStt: true, HasTranscript: false } => EndpointingDecision.Ignore.Instance,
        _ => AfterDelay(facts),
    };

    private bool Triggers(EndpointingFacts facts) => mode switch
    {
        TurnDetection.ManualMode => false,
        TurnDetection.SttMode => facts.Trigger == TurnTrigger.SttEndOfSpeech || (facts.SttSaidEnd && !facts.UserSpeaking),
        _ => !facts.UserSpeaking && (facts.Trigger != TurnTrigger.SttEndOfSpeech || mode.UsesRecogniser),
    };

    private static EndpointingDecision.CommitAt AtOnce(EndpointingFacts facts)
        => new(facts.Now, new EndOfTurnReason(facts.Trigger, TimeSpan.Zero));

    private static EndpointingDecision.CommitAt AfterDelay(EndpointingFacts facts)
    {
        var delay = EndOfTurnVote.Count(facts.Votes, facts.MinDelay, facts.MaxDelay);
        var at = (facts.LastSpeaking ?? facts.Now) + delay;
        return new(at > facts.Now ? at : facts.Now, new EndOfTurnReason(facts.Trigger, delay) { Votes = facts.Votes });
    }
}
