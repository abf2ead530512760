namespace Agents.Testing;

/// <summary>Who takes part in a <see cref="ScriptedCall"/>.</summary>
public sealed record ScriptedCallOptions
{
    /// <summary>
    /// Changes the agent before the call: tools, instructions, options. The default agent has no echo warm-up, waits 0.5 s after the voice
    /// ends and begins no answer early.
    /// </summary>
    public Func<AgentDefinition, AgentDefinition> Agent { get; init; } = static agent => agent;

    /// <summary>An agent in code that answers first; null: the agent above itself. What it has none of it takes from the agent above.</summary>
    public Agent? First { get; init; }

    /// <summary>The application's own data of the session.</summary>
    public object? UserData { get; init; }

    /// <summary>Makes the recogniser for the caller's script.</summary>
    public Func<ScriptedCaller, ScriptedStt> Stt { get; init; } = static caller => new ScriptedStt(caller);

    /// <summary>The model. Required.</summary>
    public required ScriptedLlm Llm { get; init; }

    /// <summary>The voice.</summary>
    public ScriptedTts Tts { get; init; } = new();

    /// <summary>The region that the call's session runs in: how many sessions, where conversations are kept.</summary>
    public SessionRegionOptions Region { get; init; } = new();
}
