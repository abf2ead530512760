namespace Agents.Actors;

/// <summary>What becomes of a turn that is over.</summary>
public enum TurnVerdict
{
    /// <summary>It is answered.</summary>
    Answered,

    /// <summary>It is stored and not answered: the agent speaks something that may not be interrupted, or the session closes.</summary>
    Stored,

    /// <summary>Too few words to interrupt: they stay and the next words are added to them (T16).</summary>
    Kept,

    /// <summary>Nothing but listening words while the agent spoke: forgotten.</summary>
    Backchannel,
}
