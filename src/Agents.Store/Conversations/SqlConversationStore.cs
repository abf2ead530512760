using System.Data.Common;
using Dapper;

namespace Agents.Store;

/// <summary>
/// Conversations in a database. Writes of all sessions of a node that come at about the same time share a transaction. Usable from any thread;
/// disposing waits for the writes that were asked for.
/// </summary>
public sealed class SqlConversationStore : IConversationStore, IAsyncDisposable
{
    private readonly SqlDatabase _database;
    private readonly GroupCommit _commits;

    /// <summary>Makes a store over a database, which it does not own.</summary>
    public SqlConversationStore(SqlDatabase database)
    {
        _database = database;
        _commits = new GroupCommit(new RecordWriter(database).WriteAsync);
    }

    /// <inheritdoc />
    public Task<OpenedConversation> OpenAsync(string sessionId, CancellationToken stop = default) => _database.WriteAsync("open a conversation",
        async (connection, transaction) =>
        {
            var head = await connection.QuerySingleAsync<Head>($"""
                INSERT INTO sessions (id, epoch, sequence, created_at, updated_at) VALUES (@sessionId, 1, 0, {_database.Engine.Now}, {_database.Engine.Now})
                ON CONFLICT (id) DO UPDATE SET epoch = sessions.epoch + 1
                RETURNING epoch AS Epoch, sequence AS Sequence
                """, new { sessionId }, transaction);
            return new OpenedConversation(await ReadAsync(sessionId, connection, transaction), head.Epoch, head.Sequence);
        }, stop);

    /// <inheritdoc />
    public Task<OpenedConversation> ReadAsync(string sessionId, long epoch, CancellationToken stop = default) => _database.WriteAsync(
        "read a conversation", async (connection, transaction) =>
        {
            var sequence = await connection.ExecuteScalarAsync<long>(
                $"SELECT sequence FROM sessions WHERE id = @sessionId {_database.Engine.ForUpdate}", new { sessionId }, transaction);
            return new OpenedConversation(await ReadAsync(sessionId, connection, transaction), epoch, sequence);
        }, stop);

    /// <inheritdoc />
    public Task<bool> AppendAsync(RecordBatch batch, CancellationToken stop = default) => _commits.AppendAsync(batch);

    /// <summary>Waits for the writes that were asked for; later ones are not taken.</summary>
    public ValueTask DisposeAsync() => _commits.DisposeAsync();

    private static async Task<ConversationState> ReadAsync(string sessionId, DbConnection connection, DbTransaction transaction)
    {
        var snapshot = await connection.QuerySingleOrDefaultAsync<Body>(
            "SELECT sequence AS Sequence, body AS Text FROM snapshots WHERE session_id = @sessionId", new { sessionId }, transaction);
        var rest = await connection.QueryAsync<Body>(
            "SELECT sequence AS Sequence, body AS Text FROM records WHERE session_id = @sessionId AND sequence > @after ORDER BY sequence",
            new { sessionId, after = snapshot?.Sequence ?? 0 }, transaction);
        return StoredJson.State(sessionId, snapshot, rest);
    }

    private sealed record Head(long Epoch, long Sequence);
}
