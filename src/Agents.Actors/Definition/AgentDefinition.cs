using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>
/// An agent as data: what it is told, what it hears, thinks and speaks with. Immutable; a session keeps the version it started with.
/// </summary>
public sealed record AgentDefinition
{
    /// <summary>Name of the agent in handoffs and traces.</summary>
    public string Id { get; init; } = "default_agent";

    /// <summary>What the language model is told about its task.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>What it is told instead where the caller writes. Null: the same.</summary>
    public string? TextInstructions { get; init; }

    /// <summary>Hears. Null: the caller's voice is not understood.</summary>
    public ISpeechToText? Stt { get; init; }

    /// <summary>Thinks. Null: turns are stored and not answered.</summary>
    public ILanguageModel? Llm { get; init; }

    /// <summary>Speaks. Null: answers are text only.</summary>
    public ITextToSpeech? Tts { get; init; }

    /// <summary>Hears when somebody speaks. Called once per session; the default is the built-in detector. Null: none.</summary>
    public Func<VoiceActivityDetector>? Vad { get; init; } = ()
        => new VoiceActivityDetector(new VadOptions { PrefixPadding = TimeSpan.Zero, MaxBuffered = TimeSpan.Zero });

    /// <summary>
    /// Tells a caller who interrupts from one who only agrees, by the sound. Null (default): voice and listening words decide.
    /// </summary>
    public IInterruptionDetector? InterruptionDetector { get; init; }

    /// <summary>Functions that the model may call. Their names are unique.</summary>
    public IReadOnlyList<AIFunction> Tools { get; init; } = [];

    /// <summary>Said when the session starts. Null: the caller speaks first.</summary>
    public string? Greeting { get; init; }

    /// <summary>
    /// Runs when the caller's turn is over, before it is answered. It may change this generation's context; throwing
    /// <see cref="StopResponseException"/> leaves
    /// the turn unanswered and unstored, any other exception too (and is logged).
    /// </summary>
    public Func<CompletedTurn, CancellationToken, Task>? OnUserTurnCompleted { get; init; }

    /// <summary>
    /// Runs when all function calls of a step are done; it may keep the agent from speaking about them. Must return at once; an exception
    /// is ignored.
    /// </summary>
    public Action<ExecutedTools>? OnToolsExecuted { get; init; }

    /// <summary>
    /// Of a session's definition: the last word on what is in force for each agent that has the conversation, also after handoffs and changes. A protocol
    /// wraps services here and sets what its peer decides; an <see cref="OnUserTurnCompleted"/> that it sets runs behind the agent's own. Called often, from
    /// the session's threads: it must be quick, thread safe, and give the same service the same wrapper. Null (default): nothing is changed.
    /// </summary>
    public Func<AgentDefinition, AgentDefinition>? Fit { get; init; }

    /// <summary>Settings of the conversation.</summary>
    public SessionOptions Options { get; init; } = SessionOptions.Default;

    /// <summary>The detector needs 0.2 s of silence before it is asked, and 0.05 s to spare (voice-session.md 1.2).</summary>
    private static TimeSpan LeastSilence { get; } = AudioTurnWatch.AskAfter + TimeSpan.FromSeconds(0.05);

    /// <summary>Throws if the definition or its options break a rule.</summary>
    /// <exception cref="SessionOptionsException">All broken rules.</exception>
    public void Validate()
    {
        var faults = new OptionFaults();
        Options.Validate(faults);
        foreach (var digits in Options.TurnHandling.TurnDetection.Voters.OfType<EndOfTurnVoter.DigitsVoter>())
            digits.Number.Validate(faults);
        if (Options.TurnHandling.TurnDetection.UsesAudioDetector && Vad?.Invoke().Options.MinSilence is { } silence)
            faults.Require(silence >= LeastSilence, "vad.min_silence", silence, $"at least {LeastSilence} with a turn detector that listens to the sound");
        foreach (var twice in Tools.GroupBy(tool => tool.Name).Where(same => same.Distinct().Count() > 1))
            faults.Require(false, "tools", twice.Key, "a name that no other tool has");
        foreach (var tool in Tools)
            (tool.GetService(typeof(ToolPolicy)) as ToolPolicy)?.Validate(faults, $"tools.{tool.Name}");
        faults.ThrowIfAny();
    }
}
