namespace Agents.Actors;

/// <summary>
/// The one writer of a session's log. A record counts at once for the session itself (<see cref="State"/>) and is written in the background, in
/// order: what comes while a write is under way goes out together with the next. A write that fails is repeated until it succeeds or is
/// refused. Outlives restarts of the session's actor; usable from any thread.
/// </summary>
internal sealed class Journal(string sessionId, OpenedConversation opened, IConversationStore store, IActionScheduler clock, JournalOptions options)
{
    private const int LargestBatch = 500;

    private readonly Lock _gate = new();
    private readonly Queue<Waiting> _waiting = new();
    private readonly TaskCompletionSource _refusal = new();
    private ConversationState _state = opened.State;
    private long _written = opened.Sequence, _snapshot = opened.Sequence;
    private bool _writing;
    private int _failures;
    private TaskCompletionSource? _flushed;

    /// <summary>Called when a write fails for the first time since the last success.</summary>
    public Action<Exception>? Failing { get; set; }

    /// <summary>What the session knows.</summary>
    public ConversationState State
    {
        get
        {
            lock (_gate)
                return _state;
        }
    }

    /// <summary>The epoch this writer owns.</summary>
    public long Epoch => opened.Epoch;

    /// <summary>Done when the store refuses this writer: another one owns the conversation.</summary>
    public Task Refused => _refusal.Task;

    /// <summary>Adds a record.</summary>
    public void Append(SessionRecord record) => Enqueue(record, null);

    /// <summary>Adds a record and waits until it is durable; false if it was refused.</summary>
    public Task<bool> AppendDurablyAsync(SessionRecord record)
    {
        var written = new TaskCompletionSource<bool>();
        Enqueue(record, written);
        return written.Task;
    }

    /// <summary>Ends when every record so far is durable, or all were refused.</summary>
    public Task FlushAsync()
    {
        lock (_gate)
        {
            if (_waiting.Count == 0)
                return Task.CompletedTask;
            _flushed ??= new TaskCompletionSource();
            return _flushed.Task;
        }
    }

    private void Enqueue(SessionRecord record, TaskCompletionSource<bool>? written)
    {
        bool refused;
        lock (_gate)
        {
            _state = _state.Apply(record);
            refused = Refused.IsCompleted;
            if (!refused)
                _waiting.Enqueue(new Waiting(record, _state, written));
        }
        if (refused)
            written?.TrySetResult(false);
        else
            Write();
    }

    /// <summary>Starts a write if none is under way.</summary>
    private void Write()
    {
        List<Waiting> records;
        lock (_gate)
        {
            if (_writing || _waiting.Count == 0)
                return;
            _writing = true;
            records = [.. _waiting.Take(LargestBatch)];
        }
        var batch = new RecordBatch(sessionId, opened.Epoch, _written + 1, records.ConvertAll(static each => each.Record));
        if (batch.LastSequence - _snapshot >= options.SnapshotEvery)
            batch = batch with { Snapshot = records[^1].After };
        _ = WriteAsync(batch);
    }

    private async Task WriteAsync(RecordBatch batch)
    {
        bool accepted;
        try
        {
            accepted = await store.AppendAsync(batch);
        }
        catch (Exception error)
        {
            OnFailed(batch, error);
            return;
        }
        _failures = 0;
        foreach (var record in accepted ? OnWritten(batch) : OnRefused())
            record.Written?.TrySetResult(accepted);
        if (!accepted)
            _refusal.TrySetResult();
        TellFlushed();
        Write();
    }

    private void OnFailed(RecordBatch batch, Exception error)
    {
        if (++_failures == 1)
            Failing?.Invoke(error);
        clock.ScheduleOnce(options.RetryAfter(_failures), () => _ = WriteAsync(batch));
    }

    private void TellFlushed()
    {
        TaskCompletionSource? flushed;
        lock (_gate)
        {
            if (_waiting.Count > 0)
                return;
            (flushed, _flushed) = (_flushed, null);
        }
        flushed?.TrySetResult();
    }

    private List<Waiting> OnWritten(RecordBatch batch)
    {
        lock (_gate)
        {
            _written = batch.LastSequence;
            _snapshot = batch.Snapshot is null ? _snapshot : batch.LastSequence;
            _writing = false;
            return [.. Enumerable.Range(0, batch.Records.Count).Select(_ => _waiting.Dequeue())];
        }
    }

    private List<Waiting> OnRefused()
    {
        lock (_gate)
        {
            _writing = false;
            var all = _waiting.ToList();
            _waiting.Clear();
            return all;
        }
    }

    private sealed record Waiting(SessionRecord Record, ConversationState After, TaskCompletionSource<bool>? Written);
}
