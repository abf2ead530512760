using Dapper;

namespace Agents.Store;

/// <summary>The nodes of a cluster in a database, whose clock decides which of them live. Usable from any thread.</summary>
public sealed class SqlNodeDirectory(SqlDatabase database) : INodeDirectory
{
    private const long Day = 24 * 60 * 60 * 1000;

    private const string IsNewest = "incarnation = (SELECT MAX(same.incarnation) FROM nodes AS same WHERE same.name = nodes.name)";

    private string Now => database.Engine.Now;

    /// <inheritdoc />
    public async Task<NodeId> RegisterAsync(NodeRegistration node, TimeSpan lease, CancellationToken stop = default)
    {
        while (true) // two that take one number at the same moment: one of them takes the next
            if (await TryRegisterAsync(node, lease, stop) is { } incarnation)
                return new NodeId(node.Name, incarnation);
    }

    /// <inheritdoc />
    public Task<bool> RenewAsync(NodeId node, NodeLoad load, TimeSpan lease, CancellationToken stop = default) => database.WriteAsync(
        "renew a lease", async (connection, transaction) => await connection.ExecuteAsync($"""
            UPDATE nodes SET lease_ends = {Now} + @lease, used = @Used, draining = @draining
            WHERE name = @Name AND incarnation = @Incarnation AND lease_ends > {Now} AND {IsNewest}
            """, new { node.Name, node.Incarnation, load.Used, draining = load.Draining ? 1 : 0, lease = (long)lease.TotalMilliseconds },
            transaction) == 1, stop);

    /// <inheritdoc />
    public Task LeaveAsync(NodeId node, CancellationToken stop = default) => database.WriteAsync("leave", (connection, transaction)
        => connection.ExecuteAsync($"""
            UPDATE nodes SET lease_ends = {Now}, draining = 1, used = 0
            WHERE name = @Name AND incarnation = @Incarnation AND lease_ends > {Now}
            """, node, transaction), stop);

    /// <inheritdoc />
    public async Task<IReadOnlyList<NodeStatus>> ListAsync(CancellationToken stop = default)
    {
        var rows = await database.ReadAsync("list the nodes", connection => connection.QueryAsync<Row>($"""
            SELECT name AS Name, incarnation AS Incarnation, address AS Address, capacity AS Capacity, used AS Used,
                draining AS Draining, version AS Version, lease_ends - {Now} AS LeaseLeft
            FROM nodes WHERE lease_ends > {Now} - @Day AND {IsNewest} ORDER BY name
            """, new { Day }), stop);
        return [.. rows.Select(row => row.Status)];
    }

    /// <summary>The newest row of a name stays for ever, so that its number is never given twice.</summary>
    private Task<long?> TryRegisterAsync(NodeRegistration node, TimeSpan lease, CancellationToken stop) => database.WriteAsync(
        "register a node", async (connection, transaction) =>
        {
            await connection.ExecuteAsync($"DELETE FROM nodes WHERE lease_ends < {Now} - @Day AND NOT {IsNewest}", new { Day }, transaction);
            return await connection.ExecuteScalarAsync<long?>($"""
                INSERT INTO nodes (name, incarnation, address, capacity, used, draining, version, lease_ends)
                VALUES (@Name, (SELECT COALESCE(MAX(incarnation), 0) + 1 FROM nodes WHERE name = @Name), @Address, @Capacity, 0, 0, @Version, {Now} + @lease)
                ON CONFLICT (name, incarnation) DO NOTHING
                RETURNING incarnation
                """, new { node.Name, node.Address, node.Capacity, node.Version, lease = (long)lease.TotalMilliseconds }, transaction);
        }, stop);

    private sealed record Row
    {
        public string Name { get; init; } = "";

        public long Incarnation { get; init; }

        public string Address { get; init; } = "";

        public long Capacity { get; init; }

        public long Used { get; init; }

        public long Draining { get; init; }

        public string Version { get; init; } = "";

        public long LeaseLeft { get; init; }

        public NodeStatus Status => new(new NodeId(Name, Incarnation), Address, (int)Capacity, (int)Used, Draining != 0, Version,
            TimeSpan.FromMilliseconds(LeaseLeft));
    }
}
