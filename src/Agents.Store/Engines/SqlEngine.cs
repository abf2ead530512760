using System.Data.Common;

namespace Agents.Store;

/// <summary>
/// A kind of database. All statements are the same for each but what is here: how to connect, the clock, the locks, which errors pass.
/// </summary>
public abstract class SqlEngine : IAsyncDisposable
{
    /// <summary>The database as it may be shown in logs: without a password.</summary>
    public abstract string Description { get; }

    /// <summary>An expression for the database's time, in milliseconds since 1970.</summary>
    internal abstract string Now { get; }

    /// <summary>Keeps everybody else from changing the schema until the transaction ends; null: starting a transaction does.</summary>
    internal abstract string? LockSchema { get; }

    /// <summary>What a query on <c>sessions</c> ends with so that nobody changes its rows before the transaction ends.</summary>
    internal abstract string ForUpdate { get; }

    /// <summary>Opens a connection.</summary>
    internal abstract Task<DbConnection> ConnectAsync(CancellationToken stop);

    /// <summary>Begins a transaction that writes.</summary>
    internal abstract Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken stop);

    /// <summary>Whether the same statement may succeed later.</summary>
    internal abstract bool IsTransient(DbException error);

    /// <inheritdoc />
    public abstract ValueTask DisposeAsync();

    /// <summary>Makes the engine for an address.</summary>
    /// <param name="address"><c>sqlite:FILE</c>, <c>postgresql://user:password@host:port/database</c> or <c>postgresql:</c> and an Npgsql connection string.</param>
    /// <exception cref="StoreException">The address is neither.</exception>
    public static SqlEngine Create(string address) => address switch
    {
        _ when address.StartsWith("sqlite:", StringComparison.Ordinal) && address.Length > 7 => new SqliteEngine(address[7..]),
        _ when address.StartsWith("postgresql:", StringComparison.Ordinal) => new PostgresEngine(PostgresAddress.Parse(address)),
        _ => throw new StoreException(
            $"The store's address begins with \"{address.Split(':')[0]}\"; give sqlite:FILE or postgresql://user:password@host/database.")
        {
            Transient = false,
        },
    };
}
