using Agents.Actors;
using Dapper;

namespace Agents.Store.Tests;

public abstract class NodeDirectoryContract(TestDatabases databases) : StoreTests(databases)
{
    private static readonly TimeSpan Lease = TimeSpan.FromSeconds(15);

    private SqlNodeDirectory Nodes => new(Database);

    private static NodeRegistration Node(string name) => new(name, $"https://{name}:8443", 50, "1.2.3");

    [Fact]
    public async Task A_node_registers_renews_and_leaves()
    {
        var a = await Nodes.RegisterAsync(Node("a"), Lease);
        await Nodes.RegisterAsync(Node("b"), Lease);
        a.ShouldBe(new NodeId("a", 1));
        (await Nodes.RenewAsync(a, new NodeLoad(7, Draining: true), Lease)).ShouldBeTrue();
        var listed = await Nodes.ListAsync();
        listed.Select(node => node.Id.Name).ShouldBe(["a", "b"]);
        (listed[0] with { LeaseLeft = default }).ShouldBe(new NodeStatus(a, "https://a:8443", 50, 7, true, "1.2.3", default));
        listed[0].LeaseLeft.ShouldBeInRange(TimeSpan.FromSeconds(1), Lease);
        await Nodes.LeaveAsync(a);
        (await Nodes.ListAsync())[0].IsAlive.ShouldBeFalse();
        (await Nodes.RenewAsync(a, new NodeLoad(0, false), Lease)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_lease_that_ran_out_does_not_come_back()
    {
        var a = await Nodes.RegisterAsync(Node("a"), TimeSpan.Zero);
        (await Nodes.RenewAsync(a, new NodeLoad(0, false), Lease)).ShouldBeFalse();
        (await Nodes.RegisterAsync(Node("a"), Lease)).ShouldBe(new NodeId("a", 2));
    }

    [Fact]
    public async Task Of_nodes_with_one_name_the_newest_has_it()
    {
        var all = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Nodes.RegisterAsync(Node("a"), Lease)));
        all.Select(node => node.Incarnation).Order().ShouldBe([1, 2, 3, 4, 5, 6, 7, 8]);
        var renewed = await Task.WhenAll(all.Select(node => Nodes.RenewAsync(node, new NodeLoad(0, false), Lease)));
        renewed.Count(accepted => accepted).ShouldBe(1);
        (await Nodes.ListAsync()).Single().Id.Incarnation.ShouldBe(8);
    }

    [Fact]
    public async Task Old_lives_are_forgotten_and_their_numbers_never_given_again()
    {
        await Nodes.RegisterAsync(Node("a"), Lease);
        await Nodes.RegisterAsync(Node("a"), Lease);
        await Database.WriteAsync("age", (connection, transaction)
            => connection.ExecuteAsync("UPDATE nodes SET lease_ends = lease_ends - 100000000", transaction: transaction), default);
        (await Nodes.ListAsync()).ShouldBeEmpty();
        (await Nodes.RegisterAsync(Node("a"), Lease)).Incarnation.ShouldBe(3);
        (await Nodes.RegisterAsync(Node("b"), Lease)).Incarnation.ShouldBe(1);
        (await Database.ReadAsync("count", connection => connection.ExecuteScalarAsync<long>("SELECT COUNT(*) FROM nodes"), default)).ShouldBe(2);
    }
}

public sealed class SqliteNodeDirectoryTests(SqliteDatabases databases) : NodeDirectoryContract(databases), IClassFixture<SqliteDatabases>;

public sealed class PostgresNodeDirectoryTests(PostgresDatabases databases) : NodeDirectoryContract(databases), IClassFixture<PostgresDatabases>;
