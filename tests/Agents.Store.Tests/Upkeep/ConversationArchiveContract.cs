using Agents.Actors;
using Dapper;
using Newtonsoft.Json.Linq;

namespace Agents.Store.Tests;

public abstract class ConversationArchiveContract(TestDatabases databases) : StoreTests(databases)
{
    private static readonly RetentionOptions Keep = new() { Ended = TimeSpan.FromDays(1), Abandoned = TimeSpan.FromDays(2) };

    private ConversationArchive Archive => new(Database);

    [Fact]
    public async Task A_conversation_is_exported_as_one_line_of_JSON_per_record()
    {
        var opened = await Store.OpenAsync("a");
        var many = Enumerable.Range(1, 1200).Select(Record).ToArray();
        await AppendAsync(opened, "a", many);
        var lines = new StringWriter();
        (await Archive.ExportAsync("a", lines)).ShouldBe(1200);
        var exported = lines.ToString().TrimEnd().Split('\n').Select(JObject.Parse).ToList();
        exported.Select(line => (int)line["record"]!["settings"]!["n"]!).ShouldBe(Enumerable.Range(1, 1200));
        exported[0].Properties().Select(member => member.Name).ShouldBe(["session", "sequence", "epoch", "written_at", "record"]);
        (await Archive.ExportAsync("nobody", new StringWriter())).ShouldBe(0);
    }

    [Fact]
    public async Task Erasing_takes_everything_and_ends_who_writes()
    {
        var opened = await Store.OpenAsync("a");
        await Store.AppendAsync(new RecordBatch("a", opened.Epoch, 1, [Record(1)]) { Snapshot = ConversationState.Empty });
        (await Archive.EraseAsync("a")).ShouldBeTrue();
        (await Archive.EraseAsync("a")).ShouldBeFalse();
        (await Store.AppendAsync(new RecordBatch("a", opened.Epoch, 2, [Record(2)]))).ShouldBeFalse();
        foreach (var table in new[] { "sessions", "records", "snapshots" })
            (await Database.ReadAsync("count", connection => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), default)).ShouldBe(0);
    }

    [Theory]
    [InlineData(true, 0.9, 0)]
    [InlineData(true, 1.1, 1)]
    [InlineData(false, 1.9, 0)]
    [InlineData(false, 2.1, 1)]
    public async Task Old_conversations_are_erased_when_their_time_has_come(bool ended, double days, int erased)
    {
        var opened = await Store.OpenAsync("a");
        await AppendAsync(opened, "a", ended ? new SessionEnded(CloseReason.TaskCompleted) : Record(1));
        await Database.WriteAsync("age", (connection, transaction) => connection.ExecuteAsync(
            "UPDATE sessions SET ended_at = ended_at - @by, updated_at = updated_at - @by",
            new { by = (long)TimeSpan.FromDays(days).TotalMilliseconds }, transaction), default);
        (await Archive.ExpireAsync(Keep)).ShouldBe(erased);
        (await Archive.ExpireAsync(new RetentionOptions { Ended = null, Abandoned = null })).ShouldBe(0);
    }
}

public sealed class SqliteConversationArchiveTests(SqliteDatabases databases) : ConversationArchiveContract(databases), IClassFixture<SqliteDatabases>;

public sealed class PostgresConversationArchiveTests(PostgresDatabases databases)
    : ConversationArchiveContract(databases), IClassFixture<PostgresDatabases>;
