namespace Agents.Actors;

/// <summary>
/// A running session as the host sees it: the caller's sound in, the agent's sound and events out, commands. Usable from any thread.
/// </summary>
public sealed class VoiceSessionHandle
{
    private const int WaitingEvents = 10_000;

    private readonly SessionSetup _setup;

    internal VoiceSessionHandle(SessionSetup setup, IActorRef session) => (_setup, Ref) = (setup, session);

    /// <summary>Name of the session.</summary>
    public string Id => _setup.Id;

    /// <summary>The session's actor; it stops when the session is closed.</summary>
    public IActorRef Ref { get; }

    /// <summary>
    /// Takes the caller's sound in true time, in any format; complete it when the caller is gone. More than 2 s of backlog drops the
    /// oldest.
    /// </summary>
    public BoundedStream<AudioFrame> Input => _setup.Ingress.FromHost;

    /// <summary>
    /// Gives the agent's sound in frames of 20 ms at their true time. Read it all the time: more than 1 s of backlog drops the oldest. Ends
    /// with the session.
    /// </summary>
    public BoundedStream<PlayedFrame> Output => _setup.Output;

    /// <summary>
    /// The session's events, from the first on; the last is <see cref="SessionClosed"/>. Each call is a reader of its own.
    /// </summary>
    public IAsyncEnumerable<SessionEvent> Events(CancellationToken cancellationToken = default)
    {
        var stream = new BoundedStream<SessionEvent>(WaitingEvents, OverflowStrategy.Fail, "events");
        _setup.Events.Subscribe(stream);
        return stream.ReadAllAsync(cancellationToken);
    }

    /// <summary>Says a text.</summary>
    /// <param name="text">What to say.</param>
    /// <param name="allowInterruptions">Whether the caller's voice may stop it; null takes the session's setting.</param>
    /// <param name="priority">Before whom it is said.</param>
    /// <param name="addToChatContext">Whether what is heard enters the conversation.</param>
    public SpeechHandle Say(string text, bool? allowInterruptions = null, SpeechPriority priority = SpeechPriority.Normal,
        bool addToChatContext = true)
    {
        var handle = NewSpeech(SpeechSource.Say, allowInterruptions);
        Ref.Tell(new SayText(handle, text, priority, addToChatContext));
        return handle;
    }

    /// <summary>Lets the model speak.</summary>
    /// <param name="userInput">Words of the caller that came as text; they interrupt the agent.</param>
    /// <param name="instructions">Instructions for this answer alone.</param>
    /// <param name="toolChoice">Which function the model may or must call.</param>
    /// <param name="allowInterruptions">Whether the caller's voice may stop it; null takes the session's setting.</param>
    public SpeechHandle GenerateReply(string? userInput = null, string? instructions = null, ToolChoice? toolChoice = null,
        bool? allowInterruptions = null)
    {
        var handle = NewSpeech(SpeechSource.GenerateReply, allowInterruptions);
        Ref.Tell(new GenerateReply(handle, userInput, instructions, toolChoice));
        return handle;
    }

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
        Ref.Tell(new PlayBackground(sound, source, loop));
        return sound;
    }

    /// <summary>Done when the session is over.</summary>
    public Task Closed => _setup.Closed.Task;

    /// <summary>Stops what is said and what waits. Ends when all is done and stored.</summary>
    public Task InterruptAsync(bool force = false) => AskAsync(new InterruptAll(force), Done.Instance);

    /// <summary>Decides the caller's turn now and gives its words; none if the session is over.</summary>
    public async Task<string> CommitUserTurnAsync(TimeSpan? transcriptTimeout = null, bool skipReply = false)
        => (await AskAsync(new CommitUserTurn(transcriptTimeout ?? TimeSpan.FromSeconds(2), skipReply), new TurnCommitted(""))).Transcript;

    /// <summary>Forgets what the caller has said in the turn that is open.</summary>
    public void ClearUserTurn() => Ref.Tell(new ClearUserTurn());

    /// <summary>
    /// Waits for a number that the caller says digit by digit: pauses between the digits do not end the turn, and the last digit ends it at once. Holds until it
    /// is changed.
    /// </summary>
    /// <param name="digits">What is expected; null: nothing any more.</param>
    /// <exception cref="SessionOptionsException">A value is out of range.</exception>
    public void CollectDigits(DigitCollection? digits)
    {
        digits?.Validate();
        Ref.Tell(new CollectDigits(digits));
    }

    /// <summary>
    /// Tells how much of a speech the caller's device has played, as often as it is known. What was heard is then known by the device, not by the clock here.
    /// </summary>
    /// <param name="speech">Number of the speech: <see cref="PlayedFrame.Speech"/>.</param>
    /// <param name="rendered">How much of its sound was played, from its first frame on.</param>
    public void PlaybackMark(int speech, TimeSpan rendered) => Ref.Tell(new PlaybackMark(speech, rendered));

    /// <summary>Ends when nothing is said, thought, decided or waited for; at once if the session is over.</summary>
    public Task WaitForIdleAsync() => AskAsync(new WhenIdle(), new SessionIdle());

    /// <summary>Ends the session. Closing twice is closing once.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="drain">Whether current and waiting speeches are said to their end first.</param>
    public Task CloseAsync(CloseReason reason = CloseReason.UserInitiated, bool drain = false)
    {
        Ref.Tell(new CloseSession(reason, drain), ActorRefs.NoSender);
        return Closed;
    }

    /// <summary>Asks the session; one that ends before it answers is answered for.</summary>
    private async Task<T> AskAsync<T>(SessionCommand command, T whenClosed)
    {
        using var gone = new CancellationTokenSource();
        var answer = Ref.Ask<T>(command, gone.Token);
        if (await Task.WhenAny(answer, Closed) == answer)
            return await answer;
        gone.Cancel(); // CancelAsync would leave the scheduler
        return answer.IsCompletedSuccessfully ? await answer : whenClosed;
    }

    private SpeechHandle NewSpeech(SpeechSource source, bool? allowInterruptions)
        => new(_setup.Numbers.NextSpeech(), source, allowInterruptions ?? _setup.Agent.Options.TurnHandling.Interruption.Enabled, Ref);
}
