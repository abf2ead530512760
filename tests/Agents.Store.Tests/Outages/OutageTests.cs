using Agents.Actors;
using Agents.Messages;
using Agents.Shared.Tests;
using Dapper;
using Xunit.Abstractions;

namespace Agents.Store.Tests;

/// <summary>What holds while a real PostgreSQL server is away.</summary>
public sealed class OutageTests(ITestOutputHelper output) : IDisposable
{
    private static readonly LeaseOptions Short = new()
    {
        Duration = TimeSpan.FromSeconds(1),
        RenewEvery = TimeSpan.FromSeconds(0.3),
        RetryEvery = TimeSpan.FromSeconds(0.1),
    };

    private readonly PostgresServer _server = PostgresServer.Start();

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_server_that_is_restarted_under_load_loses_nothing()
    {
        var address = await _server.CreateDatabaseAsync("restart");
        string[] ids = [.. Enumerable.Range(0, 20).Select(i => $"s{i}")];
        await using (var nodes = new Pair<RealNode>(new RealNode("a", address), new RealNode("b", address)))
        {
            var (a, b) = nodes;
            var sessions = await Task.WhenAll(ids.Select((id, i) => (i % 2 == 0 ? a : b).StartAsync(id)));
            Say(sessions, 0, 10);
            _server.Stop();
            Say(sessions, 10, 20);
            await Task.WhenAll(sessions.Select(session => session.WaitForIdleAsync())); // all was said while nobody wrote
            _server.StartAgain();
            Say(sessions, 20, 30);
            await Task.WhenAll(a.DrainAsync(), b.DrainAsync());
        }
        await using var database = await SqlDatabase.OpenAsync(address);
        await using var store = new SqlConversationStore(database);
        foreach (var id in ids)
            (await store.OpenAsync(id)).State.Items.OfType<ChatMessage>().Select(message => message.Text)
                .ShouldBe(Enumerable.Range(0, 30).Select(i => $"text {i}"), id);
    }

    [Fact]
    public async Task A_node_that_is_cut_off_and_comes_back_never_writes_beside_its_successor()
    {
        var direct = await _server.CreateDatabaseAsync("partition");
        using var proxy = new StallingProxy(_server.Folder);
        await using (var nodes = new Pair<RealNode>(new RealNode("a", direct.Replace(_server.Folder, proxy.Folder), Short), new RealNode("b", direct, Short)))
        {
            var (a, b) = nodes;
            for (var run = 1; run <= 10; run++)
            {
                var old = await a.StartAsync($"s{run}");
                old.Say("before");
                await old.WaitForIdleAsync();
                proxy.Stall();
                old.Say("into the dark");
                await old.Closed; // its lease has run out by its own clock
                var successor = await b.StartAsync($"s{run}");
                successor.Say("after");
                proxy.Flow();
                await successor.WaitForIdleAsync();
                await successor.CloseAsync(CloseReason.TaskCompleted);
            }
            await b.DrainAsync();
        }
        await CheckAsync(direct, 10);
    }

    [Fact]
    public async Task The_server_lets_go_of_what_a_silent_node_has_locked()
    {
        await using var database = await SqlDatabase.OpenAsync(await _server.CreateDatabaseAsync("silent"));
        (await database.ReadAsync("limit", connection => connection.QuerySingleAsync<string>("SHOW idle_in_transaction_session_timeout"), default))
            .ShouldBe("5s", "a node cut off in the middle of a transaction keeps no successor waiting");
    }

    private static void Say(IEnumerable<VoiceSessionHandle> sessions, int from, int to)
    {
        foreach (var session in sessions)
            for (var i = from; i < to; i++)
                session.Say($"text {i}");
    }

    private async Task CheckAsync(string address, int runs)
    {
        await using var database = await SqlDatabase.OpenAsync(address);
        var rows = (await database.ReadAsync("check", connection => connection.QueryAsync<(string Session, long Epoch, string Body)>(
            "SELECT session_id, epoch, body FROM records ORDER BY session_id, sequence"), default)).AsList();
        rows.Select(row => row.Session).Distinct().Count().ShouldBe(runs);
        foreach (var session in rows.GroupBy(row => row.Session))
        {
            session.Select(row => row.Epoch).ShouldBeInOrder(SortDirection.Ascending, session.Key);
            session.Last().Body.ShouldContain("\"ended\"", Case.Sensitive, session.Key);
            session.Where(row => row.Body.Contains("\"after\"", StringComparison.Ordinal)).ShouldHaveSingleItem().Epoch.ShouldBe(2, session.Key);
        }
        output.WriteLine($"{runs} partitions, {rows.Count} records; said into the dark and kept: "
            + rows.Count(row => row.Body.Contains("dark", StringComparison.Ordinal)));
    }
}
