using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Agents.Store;

/// <summary>One file, for one node. A write is on disk when it is acknowledged.</summary>
internal sealed class SqliteEngine(string file) : SqlEngine
{
    private const int Busy = 5, Locked = 6;

    private readonly string _connection = new SqliteConnectionStringBuilder
    {
        DataSource = file,
        ForeignKeys = true,
        DefaultTimeout = 5,
    }.ToString();

    public override string Description => $"SQLite file {Path.GetFullPath(file)}";

    internal override string Now => "CAST(unixepoch('subsec') * 1000 AS INTEGER)";

    internal override string? LockSchema => null;

    internal override string ForUpdate => "";

    internal override async Task<DbConnection> ConnectAsync(CancellationToken stop)
    {
        var connection = new SqliteConnection(_connection);
        try
        {
            await connection.OpenAsync(stop);
            await using var settings = connection.CreateCommand();
            settings.CommandText = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;";
            await settings.ExecuteNonQueryAsync(stop);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    internal override Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken stop)
        => Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(deferred: false));

    internal override bool IsTransient(DbException error) => error is SqliteException { SqliteErrorCode: Busy or Locked };

    public override ValueTask DisposeAsync()
    {
        SqliteConnection.ClearPool(new SqliteConnection(_connection));
        return ValueTask.CompletedTask;
    }
}
