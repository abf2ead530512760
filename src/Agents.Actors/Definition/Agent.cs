using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>
/// An agent in code. Derive from it: set <see cref="Instructions"/> and what else it has of its own in the constructor, mark methods with
/// <see cref="AgentToolAttribute"/>, override hooks and nodes. What an agent leaves null it takes from the session
/// (<see cref="AgentDefinition"/>). One object serves one session at a time.
/// </summary>
/// <remarks>
/// Hooks, tools and nodes run on the session's scheduler, never two messages of the session at once, but between two awaits of theirs other
/// things happen: look at state again after an await. Exceptions of hooks are logged and never disturb the session.
/// </remarks>
public class Agent
{
    private Func<VoiceActivityDetector>? _vad;
    private AgentSession? _session;

    /// <summary>Name of the agent in handoffs, catalogs and traces. Default: the type's name in snake case; "default_agent" for the plain type.</summary>
    public string Id { get => field ??= DefaultId(GetType()); init; }

    /// <summary>What the language model is told about its task. Default: nothing.</summary>
    public string Instructions { get; init; } = "";

    /// <summary>What it is told instead where the caller writes. Default: the same.</summary>
    public string? TextInstructions { get; init; }

    /// <summary>Functions beside the methods marked with <see cref="AgentToolAttribute"/>. Names are unique among all.</summary>
    public IReadOnlyList<AIFunction> Tools { get; init; } = [];

    /// <summary>Hears. Null: the session's recogniser.</summary>
    public ISpeechToText? Stt { get; init; }

    /// <summary>Thinks. Null: the session's model.</summary>
    public ILanguageModel? Llm { get; init; }

    /// <summary>Speaks. Null: the session's voice.</summary>
    public ITextToSpeech? Tts { get; init; }

    /// <summary>Hears when somebody speaks. Not set: the session's detector; set to null: none.</summary>
    public Func<VoiceActivityDetector>? Vad
    {
        get => _vad;
        init => (_vad, HasVad) = (value, true);
    }

    /// <summary>Settings of its own. Default: none.</summary>
    public OptionOverrides Options { get; init; } = OptionOverrides.None;

    /// <summary>
    /// What it knows of the conversation when it takes over. Default: nothing; pass <see cref="SessionControls.ChatContext"/> of the agent
    /// before to let it know what was said.
    /// </summary>
    public ChatContext ChatContext { get; init; } = ChatContext.Empty;

    /// <summary>Said when the agent takes over. Null: nothing.</summary>
    public string? Greeting { get; init; }

    /// <summary>The session, from the agent's point of view.</summary>
    /// <exception cref="InvalidOperationException">The agent is in no session.</exception>
    protected internal AgentSession Session => _session
        ?? throw new InvalidOperationException($"Agent {Id} is in no session; use Session in hooks, tools and nodes.");

    internal bool HasVad { get; private init; }

    /// <summary>Runs when the agent takes over; what it says may be heard at once.</summary>
    /// <param name="cancellationToken">Cancelled when the agent is replaced or the session ends.</param>
    protected internal virtual Task OnEnterAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Runs when the agent is about to be replaced, or the session closes. What it says here is still heard.</summary>
    /// <param name="cancellationToken">Cancelled when the session ends without waiting.</param>
    protected internal virtual Task OnExitAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Runs when the caller's turn is over, before it is answered. It may change the context of this answer, and the message as it is
    /// stored. <see cref="StopResponseException"/> leaves the turn unanswered and unstored; so does any other exception, which is logged.
    /// </summary>
    /// <param name="turn">The turn.</param>
    /// <param name="cancellationToken">Cancelled when the session ends.</param>
    protected internal virtual Task OnUserTurnCompletedAsync(CompletedTurn turn, CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>
    /// Runs when all function calls of a step are done; it may keep the agent from speaking about them, or another from taking over. Must
    /// return at once; an exception is ignored.
    /// </summary>
    /// <param name="executed">The calls.</param>
    protected internal virtual void OnToolsExecuted(ExecutedTools executed)
    {
    }

    /// <summary>
    /// Runs when the caller has said more than <see cref="UserTurnLimitOptions"/> allow and the agent is idle. Default: it sums up and asks
    /// for what it needs, and cannot be interrupted.
    /// </summary>
    /// <param name="turn">What the caller has said.</param>
    /// <param name="cancellationToken">Cancelled when the session ends.</param>
    protected internal virtual async Task OnUserTurnExceededAsync(ExceededTurn turn, CancellationToken cancellationToken)
        => await Session.GenerateReply(instructions: ExceededTurn.Politely, toolChoice: ToolChoice.None, allowInterruptions: false)
            .WaitForPlayoutAsync(cancellationToken);

    /// <summary>Turns the caller's sound into transcripts. Default: the recogniser.</summary>
    /// <param name="audio">The caller's sound, 16 kHz mono; silent where the recogniser shall not listen.</param>
    /// <param name="call">The recogniser, ready to run.</param>
    protected internal virtual IAsyncEnumerable<SpeechEvent> SttNode(IAsyncEnumerable<AudioFrame> audio, SttCall call) => call.RunAsync(audio);

    /// <summary>Answers a conversation. Default: the model.</summary>
    /// <param name="context">The prompt, with instructions.</param>
    /// <param name="tools">Functions that may be called.</param>
    /// <param name="call">The model, ready to run.</param>
    protected internal virtual IAsyncEnumerable<ChatChunk> LlmNode(ChatContext context, IReadOnlyList<AIFunction> tools, LlmCall call)
        => call.RunAsync(context, tools);

    /// <summary>Turns text into sound. Default: the voice.</summary>
    /// <param name="text">Text of one stretch of speech as it comes, without what is not to be spoken.</param>
    /// <param name="call">The voice, ready to run.</param>
    protected internal virtual IAsyncEnumerable<SynthesizedAudio> TtsNode(IAsyncEnumerable<string> text, TtsCall call) => call.RunAsync(text);

    /// <summary>
    /// Changes the text that is shown and stored, not what is spoken. Default: unchanged.
    /// </summary>
    /// <param name="text">What the agent says, as it comes.</param>
    protected internal virtual IAsyncEnumerable<string> TranscriptionNode(IAsyncEnumerable<string> text) => text;

    /// <summary>The agent takes part in a session.</summary>
    /// <exception cref="InvalidOperationException">It is in another one.</exception>
    internal void Enter(AgentSession session)
    {
        if (_session is { } other && other.Id != session.Id)
            throw new InvalidOperationException($"Agent {Id} is in session {other.Id} already; make a new object for session {session.Id}.");
        _session = session;
    }

    /// <summary>The agent's part is over; the object may serve again.</summary>
    internal void Leave() => _session = null;

    private static string DefaultId(Type type) => type == typeof(Agent) ? "default_agent" : SnakeCase.Of(type.Name.Split('`')[0]);
}
