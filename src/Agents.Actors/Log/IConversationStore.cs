namespace Agents.Actors;

/// <summary>Where conversations are kept so that a session can be taken up again anywhere.</summary>
public interface IConversationStore
{
    /// <summary>
    /// Takes a conversation, known or new: raises its epoch, so that writes of every former owner are refused from now on, and reads it.
    /// </summary>
    /// <param name="sessionId">Name of the session.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="StoreException">The store cannot be reached or cannot read what it holds.</exception>
    Task<OpenedConversation> OpenAsync(string sessionId, CancellationToken stop = default);

    /// <summary>Reads a conversation that a directory over the same database has granted (<see cref="ISessionDirectory.FencesStore"/>).</summary>
    /// <param name="sessionId">Name of the session.</param>
    /// <param name="epoch">The epoch that was granted.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="StoreException">The store cannot be reached or cannot read what it holds.</exception>
    Task<OpenedConversation> ReadAsync(string sessionId, long epoch, CancellationToken stop = default);

    /// <summary>
    /// Writes records, all or none; when the task ends they are durable. Records that were written by an earlier call with the same numbers
    /// are not written twice, so a call whose answer was lost may be repeated.
    /// </summary>
    /// <returns>False: refused, because another owner has taken the conversation or it was erased. Nothing was written.</returns>
    /// <exception cref="StoreException">The store cannot be reached; whether the records were written is not known.</exception>
    Task<bool> AppendAsync(RecordBatch batch, CancellationToken stop = default);
}

/// <summary>A conversation and the right to go on with it.</summary>
/// <param name="State">What is known; empty for a new one.</param>
/// <param name="Epoch">To be named with every write.</param>
/// <param name="Sequence">Number of the last record; 0 if there is none.</param>
public sealed record OpenedConversation(ConversationState State, long Epoch, long Sequence);

/// <summary>Records to be written.</summary>
/// <param name="SessionId">Whose they are.</param>
/// <param name="Epoch">In which epoch the writer opened the conversation.</param>
/// <param name="FirstSequence">Number of the first record; the others follow without a gap.</param>
/// <param name="Records">What is written, at least one.</param>
public sealed record RecordBatch(string SessionId, long Epoch, long FirstSequence, IReadOnlyList<SessionRecord> Records)
{
    /// <summary>The sum of all records including these, to be kept so that reading is quick; null: not now.</summary>
    public ConversationState? Snapshot { get; init; }

    /// <summary>Number of the last record.</summary>
    public long LastSequence => FirstSequence + Records.Count - 1;
}
