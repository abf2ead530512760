using System.Data.Common;

namespace Agents.Store;

/// <summary>
/// A database with the schema of this program. Its work leaves the scheduler of whoever asks: drivers block, and files and sockets know no
/// virtual time. Usable from any thread.
/// </summary>
public sealed class SqlDatabase : IAsyncDisposable
{
    private readonly SqlEngine _engine;
    private readonly SemaphoreSlim _gate = new(1, 1);
    private volatile bool _prepared;

    private SqlDatabase(SqlEngine engine) => _engine = engine;

    /// <summary>
    /// A database that is connected to, and whose schema is brought up to date, by the first call that needs it; a call that fails leaves that to
    /// the next one.
    /// </summary>
    /// <param name="address"><c>sqlite:FILE</c> or <c>postgresql://user:password@host:port/database</c>.</param>
    /// <exception cref="StoreException">The address is wrong.</exception>
    public static SqlDatabase At(string address) => new(SqlEngine.Create(address));

    /// <summary>What may be shown of the address.</summary>
    public string Description => _engine.Description;

    internal SqlEngine Engine => _engine;

    /// <summary>Connects and brings the schema up to date; safe when several nodes do so at once.</summary>
    /// <param name="address"><c>sqlite:FILE</c> or <c>postgresql://user:password@host:port/database</c>.</param>
    /// <param name="stop">Gives up.</param>
    /// <exception cref="StoreException">The address is wrong, the database cannot be reached, or it may not be changed.</exception>
    public static async Task<SqlDatabase> OpenAsync(string address, CancellationToken stop = default)
    {
        var database = At(address);
        try
        {
            await database.PrepareAsync(stop);
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
    public async ValueTask DisposeAsync()
    {
        await _engine.DisposeAsync();
        _gate.Dispose();
    }

    /// <summary>Runs statements that only read.</summary>
    internal Task<T> ReadAsync<T>(string task, Func<DbConnection, Task<T>> read, CancellationToken stop) => OffAsync(task, async () =>
    {
        await PrepareAsync(stop);
        await using var connection = await _engine.ConnectAsync(stop);
        return await read(connection);
    });

    /// <summary>Runs statements in one transaction.</summary>
    internal Task<T> WriteAsync<T>(string task, Func<DbConnection, DbTransaction, Task<T>> write, CancellationToken stop) => OffAsync(task, async () =>
    {
        await PrepareAsync(stop);
        await using var connection = await _engine.ConnectAsync(stop);
        await using var transaction = await _engine.BeginAsync(connection, stop);
        var result = await write(connection, transaction);
        await transaction.CommitAsync(stop);
        return result;
    });

    /// <summary>Brings the schema up to date, once.</summary>
    private async Task PrepareAsync(CancellationToken stop)
    {
        if (_prepared)
            return;
        await _gate.WaitAsync(stop);
        try
        {
            if (!_prepared)
                await OffAsync("bring its schema up to date", () => Migrator.MigrateAsync(_engine, Migration.All, stop));
            _prepared = true;
        }
        finally
        {
            _gate.Release();
        }
    }

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
