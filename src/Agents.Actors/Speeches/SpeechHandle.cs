namespace Agents.Actors;

/// <summary>
/// One speech of the agent as the application sees it (voice-session.md 5.1): await it, or interrupt it. Written by the session, readable
/// from anywhere.
/// </summary>
public sealed class SpeechHandle
{
    private readonly TaskCompletionSource _done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly IActorRef _session;
    private volatile bool _interrupted, _scheduled, _allowInterruptions;
    private volatile int _steps = 1;
    private Exception? _exception;
    private IReadOnlyList<ChatItem> _items = [];

    internal SpeechHandle(int number, SpeechSource source, bool allowInterruptions, IActorRef session)
    {
        (Number, Source, _allowInterruptions, _session) = (number, source, allowInterruptions, session);
    }

    /// <summary>Name of the speech in metrics and traces.</summary>
    public string Id => $"speech_{Number}";

    /// <summary>Number of the speech within its session, from 1.</summary>
    public int Number { get; }

    /// <summary>Where it comes from.</summary>
    public SpeechSource Source { get; }

    /// <summary>How the words came that it answers. Default: spoken.</summary>
    public InputModality InputModality { get; internal init; }

    /// <summary>The tool that asked for it; null for anybody else.</summary>
    internal ToolScope? Origin { get; init; }

    /// <summary>Whether the caller's voice may stop it. May be changed until it is interrupted.</summary>
    /// <exception cref="InvalidOperationException">It is interrupted already and shall be protected.</exception>
    public bool AllowInterruptions
    {
        get => _allowInterruptions;
        set => _allowInterruptions = value || !Interrupted
            ? value
            : throw new InvalidOperationException($"Speech {Id} is interrupted already and cannot be protected any more.");
    }

    /// <summary>Whether it was stopped before its end.</summary>
    public bool Interrupted => _interrupted;

    /// <summary>Whether it waits in the queue, or has left it.</summary>
    public bool Scheduled => _scheduled;

    /// <summary>Whether speech, tools and follow-up replies are all finished.</summary>
    public bool Done => _done.Task.IsCompleted;

    /// <summary>Calls of the language model so far; starts at 1.</summary>
    public int NumSteps => _steps;

    /// <summary>Items it has added to the conversation.</summary>
    public IReadOnlyList<ChatItem> ChatItems => Volatile.Read(ref _items);

    /// <summary>Why it could not be said; null if it could.</summary>
    /// <exception cref="InvalidOperationException">The speech is not done.</exception>
    public Exception? Exception => Done
        ? Volatile.Read(ref _exception) : throw new InvalidOperationException($"Speech {Id} is not done; await it first.");

    /// <summary>Ends when the speech is done. Never throws because the speech failed: see <see cref="Exception"/>.</summary>
    /// <exception cref="InvalidOperationException">It is awaited by a tool that it waits for itself: neither would ever end.</exception>
    public Task WaitForPlayoutAsync(CancellationToken cancellationToken = default)
        => !Done && ReferenceEquals(ToolScope.Current?.Speech, this)
            ? throw new InvalidOperationException($"Speech {Id} waits for this tool; the tool cannot wait for the speech.")
            : _done.Task.WaitAsync(cancellationToken);

    /// <summary>
    /// Has something run when the speech is done; at once if it is. Runs where this method was called: inside a session's hooks and tools on its scheduler. What
    /// it throws is logged.
    /// </summary>
    /// <param name="callback">What to run; gets this handle.</param>
    public void OnDone(Action<SpeechHandle> callback)
    {
        ArgumentNullException.ThrowIfNull(callback);
        _ = RunWhenDoneAsync(callback);
    }

    /// <summary>Stops it. Done or interrupted already: no effect.</summary>
    /// <param name="force">Also when the caller's voice may not stop it.</param>
    /// <exception cref="InvalidOperationException">It may not be interrupted and <paramref name="force"/> is false.</exception>
    public void Interrupt(bool force = false)
    {
        if (!AllowInterruptions && !force)
            throw new InvalidOperationException($"Speech {Id} does not allow interruptions; use force to stop it anyway.");
        if (!Done && !Interrupted)
            _session.Tell(new InterruptSpeech(this));
    }

    private async Task RunWhenDoneAsync(Action<SpeechHandle> callback)
    {
        await _done.Task;
        try
        {
            callback(this);
        }
        catch (Exception error)
        {
            // Not the message: it may hold what was said.
            _session.Tell(new CallbackFailed(Id, error.GetType().Name, error.StackTrace ?? ""));
        }
    }

    internal void MarkInterrupted() => _interrupted = true;

    internal void MarkScheduled() => _scheduled = true;

    internal void MarkStep(int step) => _steps = step;

    internal void Add(ChatItem item) => Volatile.Write(ref _items, [.. _items, item]);

    internal void Fail(Exception error) => Volatile.Write(ref _exception, error);

    internal void MarkDone() => _done.TrySetResult();
}

/// <summary>What the application ran at the end of a speech failed.</summary>
internal sealed record CallbackFailed(string Speech, string Kind, string Trace);
