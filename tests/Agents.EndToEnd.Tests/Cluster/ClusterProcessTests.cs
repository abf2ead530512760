using System.Globalization;
using Agents.Shared.Tests;
using Xunit.Abstractions;

namespace Agents.EndToEnd.Tests.Cluster;

/// <summary>Three real processes over a real PostgreSQL server.</summary>
public sealed class ClusterProcessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int PerNode = 3;

    private readonly PostgresServer _server = PostgresServer.Start();
    private readonly List<ClusterNode> _nodes = [];
    private string _store = "";
    private readonly List<TextCaller> _callers = [];

    public async Task InitializeAsync()
    {
        var store = _store = await _server.CreateDatabaseAsync("cluster");
        _nodes.AddRange(await Task.WhenAll(new[] { "a", "b", "c" }.Select(name => ClusterNode.StartAsync(name, store))));
    }

    public async Task DisposeAsync()
    {
        _callers.ForEach(caller => caller.Dispose());
        foreach (var node in _nodes)
        {
            output.WriteLine($"{node.Name}: {await node.EndAsync()}");
            node.Dispose();
        }
        _server.Dispose();
    }

    [Fact]
    public async Task Callers_of_a_node_that_is_killed_go_on_elsewhere_and_the_others_notice_nothing()
    {
        var byNode = await ConnectAsync();
        await Task.WhenAll(_callers.Select(caller => caller.AskAsync("hello there")));
        await UntilDurableAsync(_callers.Count);
        await _nodes[0].KillAsync();
        await Task.WhenAll(byNode[0].Select(caller => caller.UntilLostAsync()));

        var pauses = await Task.WhenAll(byNode[0].Select((caller, i) => ResumeAsync(caller, _nodes[1 + (i % 2)])));
        await Task.WhenAll(_callers.Select(caller => caller.AskAsync("good morning")));

        foreach (var caller in _callers)
        {
            caller.Questions.Distinct().Count().ShouldBe(2);
            caller.Answers.ShouldBe(2);
        }
        var sorted = pauses.Order().ToList();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{_callers.Count} sessions, {PerNode} taken up elsewhere; pause p50 {sorted[sorted.Count / 2].TotalMilliseconds:0} ms, p95 {sorted[(int)(sorted.Count * 0.95) - 1].TotalMilliseconds:0} ms, "
            + $"max {sorted[^1].TotalMilliseconds:0} ms"));
        sorted[(int)(sorted.Count * 0.95) - 1].ShouldBeLessThan(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public async Task Callers_of_a_node_that_is_stopped_go_on_elsewhere_and_a_token_is_good_once()
    {
        var byNode = await ConnectAsync();
        await Task.WhenAll(_callers.Select(caller => caller.AskAsync("hello there")));
        var stopping = _nodes[0].StopAsync();
        await Task.WhenAll(byNode[0].Select(caller => caller.UntilLostAsync()));
        (await stopping).ExitCode.ShouldBe(130);

        var used = byNode[0].Select(caller => caller.Token).ToList();
        await Task.WhenAll(byNode[0].Select((caller, i) => ResumeAsync(caller, _nodes[1 + (i % 2)])));
        byNode[0].Select(caller => caller.Token).ShouldNotContain(token => used.Contains(token));
        await Task.WhenAll(_callers.Select(caller => caller.AskAsync("good morning")));
        _callers.ShouldAllBe(caller => caller.Answers == 2);
    }

    private async Task<TextCaller[][]> ConnectAsync()
    {
        var byNode = await Task.WhenAll(_nodes.Select(node => Task.WhenAll(Enumerable.Range(0, PerNode).Select(_ => TextCaller.ConnectAsync(node.Url)))));
        _callers.AddRange(byNode.SelectMany(callers => callers));
        return byNode;
    }

    /// <summary>An answer that a node had not written yet when it was killed would be given anew; here all are written first.</summary>
    private async Task UntilDurableAsync(int answers)
    {
        await using var connection = new Npgsql.NpgsqlConnection(_store["postgresql:".Length..]);
        await connection.OpenAsync();
        await using var count = new Npgsql.NpgsqlCommand("SELECT COUNT(*) FROM records WHERE body LIKE '%\"role\":\"assistant\"%'", connection);
        while ((long)(await count.ExecuteScalarAsync())! < answers)
            await Task.Yield();
    }

    /// <summary>How long a caller who comes back waits until it is told the conversation's first item: its own question.</summary>
    private static async Task<TimeSpan> ResumeAsync(TextCaller caller, ClusterNode node)
    {
        var (session, began) = (caller.Session, TimeProvider.System.GetTimestamp());
        var told = await caller.ResumeAsync(node.Url);
        var pause = TimeProvider.System.GetElapsedTime(began);
        told.ShouldBe(caller.Questions[0]);
        caller.Session.ShouldBe(session);
        return pause;
    }
}
