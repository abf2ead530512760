using System.Data.Common;
using System.Globalization;
using System.Text;
using Dapper;

namespace Agents.Store;

/// <summary>Writes batches of records in one transaction. The epoch is the fence: a batch of a former owner is refused, alone.</summary>
internal sealed class RecordWriter(SqlDatabase database)
{
    public Task<IReadOnlyList<bool>> WriteAsync(IReadOnlyList<RecordBatch> batches)
        => database.WriteAsync<IReadOnlyList<bool>>("write records", async (connection, transaction) =>
        {
            var accepted = new bool[batches.Count];
            // Rows are locked in one order, whoever locks them.
            foreach (var i in Enumerable.Range(0, batches.Count).OrderBy(i => batches[i].SessionId, StringComparer.Ordinal))
                accepted[i] = await WriteAsync(batches[i], connection, transaction);
            return accepted;
        }, CancellationToken.None);

    private async Task<bool> WriteAsync(RecordBatch batch, DbConnection connection, DbTransaction transaction)
    {
        var owned = await connection.ExecuteAsync($"""
            UPDATE sessions SET
                sequence = CASE WHEN sequence > @LastSequence THEN sequence ELSE @LastSequence END,
                updated_at = {database.Engine.Now},
                ended_at = CASE WHEN @ends THEN {database.Engine.Now} ELSE ended_at END
            WHERE id = @SessionId AND epoch = @Epoch AND sequence >= @FirstSequence - 1
            """, new
        {
            batch.SessionId,
            batch.Epoch,
            batch.FirstSequence,
            batch.LastSequence,
            ends = batch.Records.Any(record => record is SessionEnded),
        }, transaction);
        if (owned == 0)
            return false;
        await InsertAsync(batch, connection, transaction);
        if (batch.Snapshot is not null)
            await SnapshotAsync(batch, connection, transaction);
        return true;
    }

    private async Task InsertAsync(RecordBatch batch, DbConnection connection, DbTransaction transaction)
    {
        var sql = new StringBuilder("INSERT INTO records (session_id, sequence, epoch, written_at, body) VALUES ");
        var values = new DynamicParameters(new { batch.SessionId, batch.Epoch });
        for (var i = 0; i < batch.Records.Count; i++)
        {
            sql.Append(CultureInfo.InvariantCulture, $"{(i == 0 ? "" : ", ")}(@SessionId, @n{i}, @Epoch, {database.Engine.Now}, @b{i})");
            values.Add($"n{i}", batch.FirstSequence + i);
            values.Add($"b{i}", StoredJson.Write(batch.Records[i]));
        }
        await connection.ExecuteAsync(sql.Append(" ON CONFLICT (session_id, sequence) DO NOTHING").ToString(), values, transaction);
    }

    private static Task SnapshotAsync(RecordBatch batch, DbConnection connection, DbTransaction transaction) => connection.ExecuteAsync("""
        INSERT INTO snapshots (session_id, sequence, body) VALUES (@SessionId, @LastSequence, @body)
        ON CONFLICT (session_id) DO UPDATE SET sequence = excluded.sequence, body = excluded.body
        WHERE snapshots.sequence < excluded.sequence
        """, new { batch.SessionId, batch.LastSequence, body = StoredJson.Write(batch.Snapshot!) }, transaction);
}
