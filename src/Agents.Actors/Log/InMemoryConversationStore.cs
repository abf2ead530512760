namespace Agents.Actors;

/// <summary>
/// Keeps conversations in this process: they survive a restart of a session's actor, not of the process. A conversation that ended for good
/// is forgotten, so its name may be used again. Usable from any thread.
/// </summary>
public sealed class InMemoryConversationStore : IConversationStore
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, OpenedConversation> _conversations = [];
    private long _epochs;

    /// <inheritdoc />
    public Task<OpenedConversation> OpenAsync(string sessionId, CancellationToken stop = default)
    {
        lock (_gate)
        {
            var known = _conversations.GetValueOrDefault(sessionId) ?? new OpenedConversation(ConversationState.Empty, 0, 0);
            var opened = known with { Epoch = ++_epochs };
            _conversations[sessionId] = opened;
            return Task.FromResult(opened);
        }
    }

    /// <inheritdoc />
    public Task<OpenedConversation> ReadAsync(string sessionId, long epoch, CancellationToken stop = default)
    {
        lock (_gate)
        {
            var known = _conversations.GetValueOrDefault(sessionId) ?? new OpenedConversation(ConversationState.Empty, 0, 0);
            var read = known with { Epoch = epoch };
            if (epoch > known.Epoch)
                _conversations[sessionId] = read;
            return Task.FromResult(read);
        }
    }

    /// <inheritdoc />
    public Task<bool> AppendAsync(RecordBatch batch, CancellationToken stop = default)
    {
        lock (_gate)
        {
            if (_conversations.GetValueOrDefault(batch.SessionId) is not { } known || known.Epoch != batch.Epoch)
                return Task.FromResult(false);
            var fresh = batch.Records.Skip((int)(known.Sequence + 1 - batch.FirstSequence));
            var state = known.State.Apply(fresh);
            if (state.Ended is null)
                _conversations[batch.SessionId] = known with { State = state, Sequence = Math.Max(known.Sequence, batch.LastSequence) };
            else
                _conversations.Remove(batch.SessionId);
            return Task.FromResult(true);
        }
    }
}
