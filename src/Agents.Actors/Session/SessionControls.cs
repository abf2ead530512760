using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>What may be asked of a running session, by the host and by its agents. Usable from any thread.</summary>
public abstract class SessionControls
{
    private readonly SessionSetup _setup;

    internal SessionControls(SessionSetup setup, IActorRef session) => (_setup, Ref) = (setup, session);

    /// <summary>Name of the session.</summary>
    public string Id => _setup.Id;

    /// <summary>
    /// Which of the session's owners in the directory this node is: named to <see cref="ISessionDirectory"/> to offer a resume.
    /// </summary>
    public long Epoch => _setup.Epoch;

    /// <summary>The session's actor; it stops when the session is closed.</summary>
    public IActorRef Ref { get; }

    /// <summary>Done when the session is over.</summary>
    public Task Closed => _setup.Closed.Task;

    /// <summary>Name of the agent that has the conversation.</summary>
    public string AgentId => (_setup.Seat.Active?.Agent ?? _setup.First).Id;

    /// <summary>What the agent that has the conversation knows of it.</summary>
    public ChatContext ChatContext => _setup.Seat.Active?.Context ?? ChatContext.Empty;

    /// <summary>The application's own data of this session, given when it was started.</summary>
    /// <typeparam name="T">Its type.</typeparam>
    /// <exception cref="InvalidOperationException">There is none, or it is of another type.</exception>
    public T UserData<T>()
        where T : class => _setup.UserData switch
        {
            T data => data,
            null => throw new InvalidOperationException($"Session {Id} has no user data; give it to StartSession.UserData."),
            var other => throw new InvalidOperationException(
                $"Session {Id} has user data of type {other.GetType().Name}; it was asked for as {typeof(T).Name}."),
        };

    /// <summary>Says a text.</summary>
    /// <param name="text">What to say.</param>
    /// <param name="allowInterruptions">Whether the caller's voice may stop it; null takes the session's setting.</param>
    /// <param name="priority">Before whom it is said.</param>
    /// <param name="addToChatContext">Whether what is heard enters the conversation.</param>
    public SpeechHandle Say(string text, bool? allowInterruptions = null, SpeechPriority priority = SpeechPriority.Normal,
        bool addToChatContext = true)
    {
        var handle = NewSpeech(SpeechSource.Say, allowInterruptions);
        Tell(new SayText(handle, text, priority, addToChatContext));
        return handle;
    }

    /// <summary>Says a text whose sound the application has, such as a recording. The text is what was said; interrupted, as much of it as was heard.</summary>
    /// <param name="text">What is said in it.</param>
    /// <param name="sound">Frames of any format, as they come; read once, ahead of playing by at most 1 s.</param>
    /// <param name="allowInterruptions">Whether the caller's voice may stop it; null takes the session's setting.</param>
    /// <param name="priority">Before whom it is said.</param>
    /// <param name="addToChatContext">Whether what is heard enters the conversation.</param>
    public SpeechHandle Say(string text, IAsyncEnumerable<AudioFrame> sound, bool? allowInterruptions = null,
        SpeechPriority priority = SpeechPriority.Normal, bool addToChatContext = true)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var handle = NewSpeech(SpeechSource.Say, allowInterruptions);
        Tell(new SayText(handle, text, priority, addToChatContext) { Sound = sound });
        return handle;
    }

    /// <summary>Lets the model speak.</summary>
    /// <param name="userInput">Words of the caller that came as text; they interrupt the agent.</param>
    /// <param name="instructions">Instructions for this answer alone.</param>
    /// <param name="toolChoice">Which function the model may or must call. Default: its choice; inside a tool none.</param>
    /// <param name="allowInterruptions">Whether the caller's voice may stop it; null takes the session's setting.</param>
    public SpeechHandle GenerateReply(string? userInput = null, string? instructions = null, ToolChoice? toolChoice = null,
        bool? allowInterruptions = null)
        => GenerateReply(new ReplyRequest
        {
            UserInput = userInput,
            Instructions = instructions,
            ToolChoice = toolChoice,
            AllowInterruptions = allowInterruptions,
        });

    /// <summary>Lets the model speak.</summary>
    /// <param name="request">What from. A function in it that the agent does not have fails the speech: see <see cref="SpeechHandle.Exception"/>.</param>
    public SpeechHandle GenerateReply(ReplyRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var modality = request.InputModality ?? (request.UserInput is null ? InputModality.Audio : InputModality.Text);
        var handle = NewSpeech(SpeechSource.GenerateReply, request.AllowInterruptions, modality);
        var choice = request.ToolChoice ?? (ToolScope.Current is null ? null : ToolChoice.None);
        Tell(new GenerateReply(handle, request.UserInput, request.Instructions, choice) { Tools = request.Tools, ChatContext = request.ChatContext });
        return handle;
    }

    /// <summary>
    /// Holds the caller's turn for somebody who types or holds a key to talk: the caller counts as speaking until all claims are disposed.
    /// </summary>
    public UserTurnClaim ClaimUserTurn() => new(this);

    /// <summary>Plays a sound behind the speech. It is not part of what was said and changes no state.</summary>
    /// <param name="source">What to play.</param>
    /// <param name="loop">Whether it is repeated until it is stopped.</param>
    /// <exception cref="ArgumentException">A stream cannot be repeated.</exception>
    /// <exception cref="InvalidOperationException">The session is over.</exception>
    public BackgroundSound PlayBackground(SoundSource source, bool loop = false)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (loop && !source.CanLoop)
            throw new ArgumentException("source is a stream, which cannot be repeated; play it without loop.", nameof(loop));
        if (Closed.IsCompleted)
            throw new InvalidOperationException($"Session {Id} is over and plays nothing more.");
        var sound = new BackgroundSound(Ref);
        Tell(new PlayBackground(sound, source, loop));
        return sound;
    }

    /// <summary>Stops what is said and what waits. Ends when all is done and stored.</summary>
    public Task InterruptAsync(bool force = false) => AskAsync(new InterruptAll(force), Done.Instance);

    /// <summary>Decides the caller's turn now and gives its words; none if the session is over.</summary>
    public async Task<string> CommitUserTurnAsync(TimeSpan? transcriptTimeout = null, bool skipReply = false)
        => (await AskAsync(new CommitUserTurn(transcriptTimeout ?? TimeSpan.FromSeconds(2), skipReply), new TurnCommitted(""))).Transcript;

    /// <summary>Forgets what the caller has said in the turn that is open.</summary>
    public void ClearUserTurn() => Tell(new ClearUserTurn());

    /// <summary>
    /// Waits for a number that the caller says digit by digit: pauses between the digits do not end the turn, and the last digit ends it at once. Holds until it
    /// is changed.
    /// </summary>
    /// <param name="digits">What is expected; null: nothing any more.</param>
    /// <exception cref="SessionOptionsException">A value is out of range.</exception>
    public void CollectDigits(DigitCollection? digits)
    {
        digits?.Validate();
        Tell(new CollectDigits(digits));
    }

    /// <summary>Ends when nothing is said, thought, decided or waited for; at once if the session is over.</summary>
    public Task WaitForIdleAsync() => AskAsync(new WhenIdle(), new SessionIdle());

    /// <summary>How long the answers so far took and what they used; empty if the session is over.</summary>
    public Task<SessionWaterfall> WaterfallAsync() => AskAsync(new GetWaterfall(), new SessionWaterfall([], []));

    /// <summary>Gives the conversation to another agent. Ends when that has it.</summary>
    /// <param name="agent">The next agent; an object that is in no other session.</param>
    /// <exception cref="SessionOptionsException">The agent breaks a rule; the one before goes on.</exception>
    public Task UpdateAgentAsync(Agent agent) => AskAsync(new UpdateAgent(agent) { WaitingSpeech = ToolScope.Current?.Speech }, Done.Instance);

    /// <summary>Gives the conversation to an agent of the catalog. Ends when that has it.</summary>
    /// <param name="name">Its name.</param>
    /// <exception cref="UnknownAgentException">The catalog has none of that name.</exception>
    public Task TransferAsync(string name) => AskAsync(new TransferToAgent(name) { WaitingSpeech = ToolScope.Current?.Speech }, Done.Instance);

    /// <summary>Changes settings and services, all or nothing.</summary>
    /// <param name="update">What to change.</param>
    /// <exception cref="SessionOptionsException">A value is out of range; nothing was changed.</exception>
    public Task UpdateAsync(SessionUpdate update) => AskAsync(new UpdateSession(update), Done.Instance);

    /// <summary>Changes what the agent that has the conversation is told. Answers that are asked for from now on see it.</summary>
    /// <param name="instructions">The new instructions.</param>
    public Task UpdateInstructionsAsync(string instructions) => AskAsync(new UpdateInstructions(instructions), Done.Instance);

    /// <summary>Changes the functions of the agent that has the conversation. Answers that are asked for from now on see them.</summary>
    /// <param name="tools">All its functions; those of the session stay.</param>
    /// <exception cref="SessionOptionsException">Two have the same name; nothing was changed.</exception>
    public Task UpdateToolsAsync(IReadOnlyList<AIFunction> tools) => AskAsync(new UpdateTools(tools), Done.Instance);

    /// <summary>Replaces what the agent that has the conversation knows of it. The session's record is not touched.</summary>
    /// <param name="context">What it shall know; instructions in it are left out, calls of functions that it does not have, too.</param>
    public Task UpdateChatContextAsync(ChatContext context) => AskAsync(new UpdateChatContext(context), Done.Instance);

    /// <summary>Ends the session. Closing twice is closing once.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="drain">Whether current and waiting speeches are said to their end first.</param>
    public Task CloseAsync(CloseReason reason = CloseReason.UserInitiated, bool drain = false)
    {
        Tell(new CloseSession(reason, drain));
        return Closed;
    }

    internal SessionSetup Setup => _setup;

    /// <summary>A command as it is sent: an agent's says whose it is.</summary>
    internal virtual SessionCommand Sent(SessionCommand command) => command;

    internal void Tell(SessionCommand command) => Ref.Tell(Sent(command), ActorRefs.NoSender);

    /// <summary>Asks the session; one that ends before it answers is answered for.</summary>
    /// <param name="command">What is asked.</param>
    /// <param name="whenClosed">The answer of a session that is over.</param>
    /// <param name="via">Who passes it on, so that it comes behind what was sent that way before; null: nobody.</param>
    internal async Task<T> AskAsync<T>(SessionCommand command, T whenClosed, IActorRef? via = null)
    {
        using var gone = new CancellationTokenSource();
        var answer = (via ?? Ref).Ask<T>(Sent(command), gone.Token);
        if (await Task.WhenAny(answer, Closed) == answer)
            return await answer;
        gone.Cancel(); // CancelAsync would leave the scheduler
        return answer.IsCompletedSuccessfully ? await answer : whenClosed;
    }

    private SpeechHandle NewSpeech(SpeechSource source, bool? allowInterruptions, InputModality modality = InputModality.Audio)
    {
        var options = _setup.Seat.Active?.Settings.Options ?? _setup.Session.Options;
        return new(_setup.Numbers.NextSpeech(), source, allowInterruptions ?? options.TurnHandling.Interruption.Enabled, Ref)
        {
            InputModality = modality,
            Origin = ToolScope.Current,
        };
    }
}
