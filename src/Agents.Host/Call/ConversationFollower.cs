using Agents.Actors;
using Agents.Host.Call.Output;
using Agents.Messages;

namespace Agents.Host.Call;

/// <summary>Follows a session's events: prints them, and knows how far the conversation is.</summary>
/// <param name="session">The session.</param>
/// <param name="printer">Takes what is to be printed.</param>
/// <param name="start">The moment at which the call began.</param>
/// <param name="time">The clock of the call.</param>
internal sealed class ConversationFollower(VoiceSessionHandle session, ConversationPrinter printer, DateTimeOffset start, TimeProvider time)
{
    /// <summary>How long a caller waits for an answer when the agent seems to have understood nothing.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly EventTranslator _translator = new(start);
    private readonly TaskCompletionSource<SessionClosed> _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock _gate = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private DateTimeOffset? _lastTurn;

    /// <summary>Completes when the session is over, with how it ended.</summary>
    public Task<SessionClosed> Closed => _closed.Task;

    /// <summary>Follows the session to its end.</summary>
    public async Task RunAsync()
    {
        try
        {
            await foreach (var happened in session.Events())
                Follow(happened);
            _closed.TrySetException(new InvalidOperationException("The session ended without saying how."));
        }
        catch (Exception failure)
        {
            _closed.TrySetException(failure);
        }
    }

    /// <summary>
    /// Completes when the agent has answered what the caller said since a moment and is silent; after <see cref="Patience"/> without a turn of the caller it
    /// is taken that nothing was understood. Completes at once when the session is over.
    /// </summary>
    public async Task AnsweredAsync(DateTimeOffset since)
    {
        using var patience = new CancellationTokenSource(Patience, time);
        try
        {
            while (!Closed.IsCompleted && Pending(since) is { } change)
                await change.WaitAsync(patience.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            // nothing was understood: the caller goes on
        }

        if (!Closed.IsCompleted)
            await Task.WhenAny(session.WaitForIdleAsync(), Closed);
    }

    private void Follow(SessionEvent happened)
    {
        foreach (var shown in _translator.Translate(happened))
            printer.Print(shown);
        if (happened is SessionClosed closed)
            _closed.TrySetResult(closed);
        if (happened is not (SessionClosed or ConversationItemAdded { Item: ChatMessage { Role: ChatRole.User } }))
            return;
        TaskCompletionSource changed;
        lock (_gate)
        {
            if (happened is ConversationItemAdded)
                _lastTurn = happened.CreatedAt;
            (changed, _changed) = (_changed, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        changed.TrySetResult();
    }

    /// <summary>What to wait for until the caller has had a turn since a moment; null if that is so.</summary>
    private Task? Pending(DateTimeOffset since)
    {
        lock (_gate)
            return _lastTurn >= since ? null : _changed.Task;
    }
}
