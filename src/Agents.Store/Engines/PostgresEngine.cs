using System.Data.Common;
using Npgsql;

namespace Agents.Store;

/// <summary>A PostgreSQL server, for any number of nodes.</summary>
internal sealed class PostgresEngine(NpgsqlConnectionStringBuilder settings) : SqlEngine
{
    private const long SchemaLock = 0x6167656E7473; // "agents"

    /// <summary>How long the server keeps the locks of a node that was cut off in the middle of a transaction: shorter than a lease, so that a successor need not wait.</summary>
    private static readonly TimeSpan SilentTransaction = TimeSpan.FromSeconds(5);

    private readonly NpgsqlDataSource _source = NpgsqlDataSource.Create(WithLimits(settings));

    public override string Description => $"PostgreSQL database {settings.Database} on {settings.Host}:{settings.Port}";

    internal override string Now => "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)";

    internal override string? LockSchema => $"SELECT pg_advisory_xact_lock({SchemaLock})";

    internal override string ForUpdate => "FOR UPDATE OF sessions";

    internal override async Task<DbConnection> ConnectAsync(CancellationToken stop) => await _source.OpenConnectionAsync(stop);

    internal override async Task<DbTransaction> BeginAsync(DbConnection connection, CancellationToken stop)
        => await connection.BeginTransactionAsync(stop);

    /// <summary>Also a server that shuts down, starts or was promoted: the connection is lost, the database is not.</summary>
    internal override bool IsTransient(DbException error) => error.IsTransient || error is NpgsqlException and not PostgresException
        || error is PostgresException { SqlState: ['5', '7', ..] or ['0', '8', ..] or ['5', '3', ..] or ['4', '0', ..] or "25P03" };

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    private static NpgsqlConnectionStringBuilder WithLimits(NpgsqlConnectionStringBuilder settings) => new(settings.ConnectionString)
    {
        Options = $"-c idle_in_transaction_session_timeout={SilentTransaction.TotalMilliseconds:0} {settings.Options}".TrimEnd(),
    };
}
