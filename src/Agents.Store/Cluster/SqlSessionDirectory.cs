using System.Data.Common;
using Dapper;

namespace Agents.Store;

/// <summary>
/// Who owns which session, in the table whose epochs fence the writes of <see cref="SqlConversationStore"/>. Usable from any thread.
/// </summary>
public sealed class SqlSessionDirectory(SqlDatabase database) : ISessionDirectory
{
    /// <inheritdoc />
    public bool FencesStore => true;

    private SqlEngine Engine => database.Engine;

    /// <inheritdoc />
    public Task<ClaimResult> ClaimAsync(string sessionId, NodeId node, CancellationToken stop = default) => database.WriteAsync(
        "claim a session", async (connection, transaction) =>
        {
            await connection.ExecuteAsync($"""
                INSERT INTO sessions (id, epoch, sequence, created_at, updated_at) VALUES (@sessionId, 0, 0, {Engine.Now}, {Engine.Now})
                ON CONFLICT (id) DO NOTHING
                """, new { sessionId }, transaction);
            var row = (await LockAsync(connection, transaction, "sessions.id = @sessionId", new { sessionId })).Single();
            return await TakeAsync(connection, transaction, row, ClaimPolicy.Claim(row.Ownership, node, row.Time), node);
        }, stop);

    /// <inheritdoc />
    public Task<ResumeResult> ResumeAsync(string tokenHash, NodeId node, CancellationToken stop = default) => database.WriteAsync(
        "resume a session", async (connection, transaction) =>
        {
            var row = (await LockAsync(connection, transaction, "sessions.resume_hash = @tokenHash", new { tokenHash })).SingleOrDefault();
            return row is null
                ? new ResumeResult(null, ClaimResult.TokenRefused.Instance)
                : new ResumeResult(row.Id,
                    await TakeAsync(connection, transaction, row, ClaimPolicy.Resume(row.Ownership, node, tokenHash, row.Time), node));
        }, stop);

    /// <inheritdoc />
    public Task ReleaseAsync(string sessionId, long epoch, CancellationToken stop = default)
        => ChangeAsync("release a session",
            $"owner = NULL, owner_incarnation = NULL, resume_until = COALESCE(resume_until, {Engine.Now} + @life)",
            new { sessionId, epoch, life = (long)ClaimPolicy.TokenLife.TotalMilliseconds }, stop);

    /// <inheritdoc />
    public Task<bool> OfferResumeAsync(string sessionId, long epoch, string tokenHash, CancellationToken stop = default)
        => ChangeAsync("offer a resume", "resume_hash = @tokenHash, resume_until = NULL", new { sessionId, epoch, tokenHash }, stop);

    /// <inheritdoc />
    public Task CallerLostAsync(string sessionId, long epoch, CancellationToken stop = default) => ChangeAsync("note a lost caller",
        $"resume_until = {Engine.Now} + @life", new { sessionId, epoch, life = (long)ClaimPolicy.TokenLife.TotalMilliseconds }, stop);

    /// <inheritdoc />
    public async Task<SessionPlace?> FindAsync(string sessionId, CancellationToken stop = default)
        => (await PlacesAsync("find a session", "sessions.id = @sessionId AND sessions.ended_at IS NULL", new { sessionId }, stop)).SingleOrDefault();

    /// <inheritdoc />
    public Task<IReadOnlyList<SessionPlace>> ListAsync(string? after, int count, CancellationToken stop = default) => PlacesAsync(
        "list the sessions", "sessions.id > @after AND sessions.ended_at IS NULL ORDER BY sessions.id LIMIT @count",
        new { after = after ?? "", count }, stop);

    private async Task<IReadOnlyList<SessionPlace>> PlacesAsync(string task, string condition, object values, CancellationToken stop)
    {
        var rows = await database.ReadAsync(task, connection => OwnershipRow.ReadAsync(Engine, connection, null, condition, values), stop);
        return [.. rows.Select(row => row.Place)];
    }

    private Task<IEnumerable<OwnershipRow>> LockAsync(DbConnection connection, DbTransaction transaction, string condition, object values)
        => OwnershipRow.ReadAsync(Engine, connection, transaction, $"{condition} {Engine.ForUpdate}", values);

    private static async Task<ClaimResult> TakeAsync(DbConnection connection, DbTransaction transaction, OwnershipRow row, ClaimResult decision,
        NodeId node)
    {
        if (decision is ClaimResult.Granted granted)
            await connection.ExecuteAsync("""
                UPDATE sessions SET epoch = @Epoch, owner = @Name, owner_incarnation = @Incarnation, resume_hash = NULL, resume_until = NULL
                WHERE id = @Id
                """, new { granted.Epoch, node.Name, node.Incarnation, row.Id }, transaction);
        return decision;
    }

    private Task<bool> ChangeAsync(string task, string change, object values, CancellationToken stop) => database.WriteAsync(task,
        async (connection, transaction) => await connection.ExecuteAsync(
            $"UPDATE sessions SET {change} WHERE id = @sessionId AND epoch = @epoch", values, transaction) == 1, stop);
}
