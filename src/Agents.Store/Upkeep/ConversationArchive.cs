using System.Globalization;
using Dapper;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Store;

/// <summary>What an operator does with stored conversations: hand out, erase, throw old ones away.</summary>
public sealed class ConversationArchive(SqlDatabase database)
{
    private const int Page = 500;

    /// <summary>
    /// Writes every record of a conversation as one line of JSON: <c>session</c>, <c>sequence</c>, <c>epoch</c>, <c>written_at</c>, <c>record</c>.
    /// </summary>
    /// <param name="sessionId">Which conversation.</param>
    /// <param name="lines">Takes the lines.</param>
    /// <param name="stop">Gives up.</param>
    /// <returns>How many records there are; 0 if there is no such conversation.</returns>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public async Task<long> ExportAsync(string sessionId, TextWriter lines, CancellationToken stop = default)
    {
        for (long written = 0, after = 0; ;)
        {
            var page = await database.ReadAsync("export a conversation", connection => connection.QueryAsync<Row>("""
                SELECT sequence AS Sequence, epoch AS Epoch, written_at AS WrittenAt, body AS Body FROM records
                WHERE session_id = @sessionId AND sequence > @after ORDER BY sequence LIMIT @Page
                """, new { sessionId, after, Page }), stop);
            var rows = page.AsList();
            foreach (var row in rows)
                await lines.WriteLineAsync(Line(sessionId, row).AsMemory(), stop);
            written += rows.Count;
            if (rows.Count < Page)
                return written;
            after = rows[^1].Sequence;
        }
    }

    /// <summary>
    /// Erases a conversation and everything that was said in it. Should it be under way, its next write is refused and it ends.
    /// </summary>
    /// <returns>False if there is no such conversation.</returns>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public Task<bool> EraseAsync(string sessionId, CancellationToken stop = default) => database.WriteAsync("erase a conversation",
        async (connection, transaction)
            => await connection.ExecuteAsync("DELETE FROM sessions WHERE id = @sessionId", new { sessionId }, transaction) > 0, stop);

    /// <summary>Erases what is older than it may be.</summary>
    /// <returns>How many conversations were erased.</returns>
    /// <exception cref="StoreException">The database cannot be reached.</exception>
    public Task<int> ExpireAsync(RetentionOptions options, CancellationToken stop = default) => database.WriteAsync("erase old conversations",
        (connection, transaction) => connection.ExecuteAsync($"""
            DELETE FROM sessions WHERE ended_at <= {database.Engine.Now} - @ended
                OR (ended_at IS NULL AND updated_at <= {database.Engine.Now} - @abandoned)
            """, new { ended = Milliseconds(options.Ended), abandoned = Milliseconds(options.Abandoned) }, transaction), stop);

    private static long? Milliseconds(TimeSpan? time) => (long?)time?.TotalMilliseconds;

    private static string Line(string sessionId, Row row) => new JObject
    {
        ["session"] = sessionId,
        ["sequence"] = row.Sequence,
        ["epoch"] = row.Epoch,
        ["written_at"] = DateTimeOffset.FromUnixTimeMilliseconds(row.WrittenAt).ToString("O", CultureInfo.InvariantCulture),
        ["record"] = new JRaw(row.Body),
    }.ToString(Formatting.None);

    private sealed record Row(long Sequence, long Epoch, long WrittenAt, string Body);
}
