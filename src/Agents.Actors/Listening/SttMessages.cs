namespace Agents.Actors;

/// <summary>The recogniser heard something.</summary>
/// <param name="Event">What.</param>
/// <param name="Anchor">The moment that time zero of the event stands for (voice-session.md T4).</param>
internal sealed record Heard(SpeechEvent Event, DateTimeOffset Anchor);

/// <summary>Listen for an agent from now on.</summary>
/// <param name="Agent">Whose node runs.</param>
/// <param name="Recogniser">The recogniser in force; null: nobody listens.</param>
/// <param name="Connect">Its retries.</param>
internal sealed record ListenWith(Agent Agent, ISpeechToText? Recogniser, ApiConnectOptions Connect)
{
    /// <summary>Whether a stream that runs serves the next agent as well (S12).</summary>
    public bool GoesOnAs(ListenWith next) => ReferenceEquals(Recogniser, next.Recogniser)
        && (ReferenceEquals(Agent, next.Agent) || (NodeOverrides.HasDefaultStt(Agent) && NodeOverrides.HasDefaultStt(next.Agent)));
}
