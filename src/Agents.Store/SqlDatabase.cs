using System.Data.Common;

namespace Agents.Store;

/// <summary>
/// A database with the schema of this program. Its work leaves the scheduler of whoever asks: drivers block, and files and sockets know no
/// virtual time. Usable from any thread.
/// </summary>
public sealed class SqlDatabase : IAsyncDisposable
{
    private readonly SqlEngine _engine;

    private SqlDatabase(SqlEngine engine) => _engine = engine;

    /// <summary>What may be shown of the address.</summary>
    public string Description => _engine.Description;

    internal SqlEngine Engine => _engine;

    /// <summary>Connects and brings the schema up to date; safe when several nodes do so at once.</summary>
    /// <param name="address"><c>sqlite:FILE</c> or <c>postgresql://user:password@host:port/database</c>.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="StoreException">The address is wrong, the database cannot be reached, or it may not be changed.</exception>
    public static async Task<SqlDatabase> OpenAsync(string address, CancellationToken stop = default)
    {
        var database = new SqlDatabase(SqlEngine.Create(address));
        try
        {
            await database.OffAsync("bring its schema up to date",
                () => Migrator.MigrateAsync(database._engine, Migration.All, stop));
            return database;
        }
        catch
        {
            await database.DisposeAsync();
            throw;
        }
    }

    /// <summary>Asks the database for nothing; throws if it does not answer.</summary>
    /// <exception cref="StoreException">It cannot be reached.</exception>
    public Task PingAsync(CancellationToken stop = default) => ReadAsync("answer", connection => Dapper.SqlMapper.ExecuteScalarAsync<int>(connection, "SELECT 1"), stop);

    /// <inheritdoc />
    public ValueTask DisposeAsync() => _engine.DisposeAsync();

    /// <summary>Runs statements that only read.</summary>
    internal Task<T> ReadAsync<T>(string task, Func<DbConnection, Task<T>> read, CancellationToken stop) => OffAsync(task, async () =>
    {
        await using var connection = await _engine.ConnectAsync(stop);
        return await read(connection);
    });

    /// <summary>Runs statements in one transaction.</summary>
    internal Task<T> WriteAsync<T>(string task, Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken stop) => OffAsync(task, async () =>
    {
        await using var connection = await _engine.ConnectAsync(stop);
        await using var transaction = await _engine.BeginAsync(connection, stop);
        var result = await write(connection, transaction);
        await transaction.CommitAsync(stop);
        return result;
    });

    private async Task<T> OffAsync<T>(string task, Func<Task<T>> work)
    {
        try
        {
            return await Task.Factory.StartNew(work, CancellationToken.None, TaskCreationOptions.DenyChildAttach, TaskScheduler.Default).Unwrap();
        }
        catch (DbException error)
        {
            throw new StoreException($"{Description} did not {task}: {error.Message} Check that it runs, and the address and rights of the store.", error)
            {
                Transient = _engine.IsTransient(error),
            };
        }
    }
}
