using System.Data.Common;
using Dapper;

namespace Agents.Store;

/// <summary>Brings a database to the newest schema, in one transaction that keeps other nodes out until it is done.</summary>
internal static class Migrator
{
    /// <summary>Applies what is missing. A database that is newer than this program is left as it is: steps only add.</summary>
    /// <returns>Numbers of the steps that were applied.</returns>
    public static async Task<IReadOnlyList<int>> MigrateAsync(SqlEngine engine, IReadOnlyList<Migration> steps, CancellationToken stop)
    {
        await using var connection = await engine.ConnectAsync(stop);
        await using var transaction = await engine.BeginAsync(connection, stop);
        if (engine.LockSchema is { } locked)
            await connection.ExecuteAsync(locked, transaction: transaction);
        var present = await PresentAsync(connection, transaction);
        var missing = steps.Where(step => step.Number > present).ToList();
        foreach (var step in missing)
            await ApplyAsync(engine, connection, transaction, step);
        await transaction.CommitAsync(stop);
        return missing.ConvertAll(step => step.Number);
    }

    private static async Task<int> PresentAsync(DbConnection connection, DbTransaction transaction)
    {
        await connection.ExecuteAsync(
            "CREATE TABLE IF NOT EXISTS migrations (number BIGINT NOT NULL PRIMARY KEY, name TEXT NOT NULL, applied_at BIGINT NOT NULL)",
            transaction: transaction);
        return await connection.ExecuteScalarAsync<int>("SELECT COALESCE(MAX(number), 0) FROM migrations", transaction: transaction);
    }

    private static async Task ApplyAsync(SqlEngine engine, DbConnection connection, DbTransaction transaction, Migration step)
    {
        await connection.ExecuteAsync(step.Sql, transaction: transaction);
        await connection.ExecuteAsync($"INSERT INTO migrations (number, name, applied_at) VALUES (@Number, @Name, {engine.Now})", step,
            transaction);
    }
}
