namespace Agents.Actors.Tests.Log;

/// <summary>A store in memory that can be made to fail or to hold its answers back, and that remembers what was written.</summary>
internal sealed class FaultyStore : IConversationStore
{
    private readonly InMemoryConversationStore _inner = new();
    private TaskCompletionSource? _held;

    /// <summary>Every record that was accepted, in order.</summary>
    public List<SessionRecord> Written { get; } = [];

    /// <summary>Sizes of the accepted batches, in order.</summary>
    public List<int> Batches { get; } = [];

    public int Attempts { get; private set; }

    public bool Fails { get; set; }

    /// <summary>Writes, and loses the answer.</summary>
    public bool LosesAnswers { get; set; }

    public void Hold() => _held = new TaskCompletionSource();

    public void Release()
    {
        var held = _held;
        _held = null;
        held?.SetResult();
    }

    public Task<OpenedConversation> OpenAsync(string sessionId, CancellationToken stop = default)
        => Fails ? Task.FromException<OpenedConversation>(Down()) : _inner.OpenAsync(sessionId, stop);

    public Task<OpenedConversation> ReadAsync(string sessionId, long epoch, CancellationToken stop = default)
        => _inner.ReadAsync(sessionId, epoch, stop);

    public async Task<bool> AppendAsync(RecordBatch batch, CancellationToken stop = default)
    {
        Attempts++;
        if (_held is { } held)
            await held.Task;
        if (Fails)
            throw Down();
        var accepted = await _inner.AppendAsync(batch, stop);
        if (!accepted)
            return false;
        Written.AddRange(batch.Records.Skip((int)(Written.Count + 1 - batch.FirstSequence)));
        Batches.Add(batch.Records.Count);
        return LosesAnswers ? throw Down() : true;
    }

    private static StoreException Down() => new("The store is down.");
}
