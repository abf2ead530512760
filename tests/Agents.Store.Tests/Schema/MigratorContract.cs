using Dapper;

namespace Agents.Store.Tests;

public abstract class MigratorContract(TestDatabases databases)
{
    private static readonly Migration One = new(1, "one", "CREATE TABLE one (n BIGINT)");
    private static readonly Migration Two = new(2, "two", "INSERT INTO one (n) VALUES (1)");

    [Fact]
    public async Task Nodes_that_start_at_once_apply_each_step_once()
    {
        var engine = SqlEngine.Create(await databases.CreateAsync());
        var applied = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Migrator.MigrateAsync(engine, [One, Two], default))));
        applied.SelectMany(steps => steps).ShouldBe([1, 2]);
        await using var connection = await engine.ConnectAsync(default);
        (await connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM one")).ShouldBe(1);
        await engine.DisposeAsync();
    }

    [Fact]
    public async Task Only_what_is_missing_is_applied_and_a_newer_schema_is_left_alone()
    {
        await using var engine = SqlEngine.Create(await databases.CreateAsync());
        (await Migrator.MigrateAsync(engine, [One], default)).ShouldBe([1]);
        (await Migrator.MigrateAsync(engine, [One, Two], default)).ShouldBe([2]);
        (await Migrator.MigrateAsync(engine, [One], default)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_step_that_fails_leaves_nothing_behind()
    {
        await using var engine = SqlEngine.Create(await databases.CreateAsync());
        await Should.ThrowAsync<System.Data.Common.DbException>(() => Migrator.MigrateAsync(engine, [One, new(2, "wrong", "CREATE NONSENSE")], default));
        (await Migrator.MigrateAsync(engine, [One], default)).ShouldBe([1]);
    }
}

public sealed class SqliteMigratorTests(SqliteDatabases databases) : MigratorContract(databases), IClassFixture<SqliteDatabases>;

public sealed class PostgresMigratorTests(PostgresDatabases databases) : MigratorContract(databases), IClassFixture<PostgresDatabases>;
