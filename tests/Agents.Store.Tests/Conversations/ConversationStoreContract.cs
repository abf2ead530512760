using Agents.Actors;
using Agents.Messages;
using Dapper;

namespace Agents.Store.Tests;

/// <summary>What a store of conversations must do, on whatever database.</summary>
public abstract class ConversationStoreContract(TestDatabases databases) : StoreTests(databases)
{
    [Fact]
    public async Task A_new_conversation_is_empty()
    {
        var opened = await Store.OpenAsync("a");
        (opened.Epoch, opened.Sequence).ShouldBe((1, 0));
        opened.State.Items.ShouldBeEmpty();
    }

    [Fact]
    public async Task Everything_that_was_written_comes_back_in_order()
    {
        var opened = await Store.OpenAsync("a");
        var records = AllRecords.Each.ToArray();
        (await AppendAsync(opened, "a", records)).ShouldBeTrue();
        var again = await Store.OpenAsync("a");
        (again.Epoch, again.Sequence).ShouldBe((2, records.Length));
        StoredJson.Write(again.State).ShouldBe(StoredJson.Write(ConversationState.Empty.Apply(records)));
    }

    [Fact]
    public async Task A_former_owner_writes_nothing_more()
    {
        var former = await Store.OpenAsync("a");
        var later = await Store.OpenAsync("a");
        (await AppendAsync(former, "a", Record(1))).ShouldBeFalse();
        (await AppendAsync(later, "a", Record(2))).ShouldBeTrue();
        var state = (await Store.OpenAsync("a")).State;
        state.Settings.ContainsKey("n1").ShouldBeFalse();
        state.Settings.ContainsKey("n2").ShouldBeTrue();
    }

    [Fact]
    public async Task A_write_that_is_repeated_is_written_once()
    {
        var opened = await Store.OpenAsync("a");
        (await AppendAsync(opened, "a", Record(1), Record(2))).ShouldBeTrue();
        (await AppendAsync(opened, "a", Record(1), Record(2))).ShouldBeTrue();
        (await Store.OpenAsync("a")).Sequence.ShouldBe(2);
        (await CountAsync("records")).ShouldBe(2);
    }

    [Fact]
    public async Task A_gap_is_refused()
    {
        var opened = await Store.OpenAsync("a");
        (await Store.AppendAsync(new RecordBatch("a", opened.Epoch, 3, [Record(3)]))).ShouldBeFalse();
        (await Store.AppendAsync(new RecordBatch("nobody", 1, 1, [Record(1)]))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_snapshot_stands_for_the_records_up_to_it()
    {
        var opened = await Store.OpenAsync("a");
        var state = ConversationState.Empty.Apply([Record(1), Record(2)]);
        await Store.AppendAsync(new RecordBatch("a", opened.Epoch, 1, [Record(1), Record(2)]) { Snapshot = state });
        await Store.AppendAsync(new RecordBatch("a", opened.Epoch, 3, [Record(3)]));
        await Database.WriteAsync("forget", (connection, transaction) => connection.ExecuteAsync(
            "DELETE FROM records WHERE sequence <= 2", transaction: transaction), default);
        var read = await Store.OpenAsync("a");
        read.Sequence.ShouldBe(3);
        StoredJson.Write(read.State).ShouldBe(StoredJson.Write(state.Apply(Record(3))));
    }

    [Fact]
    public async Task Writes_of_many_sessions_at_once_all_arrive_and_share_transactions()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => Store.OpenAsync($"s{i}")));
        var written = await Task.WhenAll(opened.SelectMany((conversation, i) => Enumerable.Range(0, 4).Select(n
            => Store.AppendAsync(new RecordBatch($"s{i}", conversation.Epoch, n + 1, [Record(n)])))));
        written.ShouldAllBe(accepted => accepted);
        (await CountAsync("records")).ShouldBe(200);
    }

    [Fact]
    public async Task Of_many_who_open_a_conversation_at_once_one_may_write()
    {
        var opened = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Store.OpenAsync("a")));
        opened.Select(each => each.Epoch).Order().ShouldBe(Enumerable.Range(1, 20).Select(epoch => (long)epoch));
        var accepted = await Task.WhenAll(opened.Select(each => AppendAsync(each, "a", Record(1))));
        accepted.Count(each => each).ShouldBe(1);
    }

    [Fact]
    public async Task Text_of_any_kind_survives()
    {
        var opened = await Store.OpenAsync("a");
        var text = "grüß 你好 \U0001F600 quote \" back \\ nul \0 end";
        await AppendAsync(opened, "a", new ItemStored(new ChatMessage(ChatRole.User, text) { Id = "item_1" }),
            new ItemStored(new ChatMessage(ChatRole.User, "half \ud83d pair") { Id = "item_2" }));
        (await Store.OpenAsync("a")).State.Items.Cast<ChatMessage>().Select(message => message.Text).ShouldBe([text, "half \ufffd pair"]);
    }

    [Fact]
    public async Task A_name_that_is_not_on_the_list_is_refused_with_its_place()
    {
        var opened = await Store.OpenAsync("a");
        await AppendAsync(opened, "a", Record(1));
        await Database.WriteAsync("spoil", (connection, transaction) => connection.ExecuteAsync(
            """UPDATE records SET body = '{"type":"System.IO.FileInfo","fileName":"/etc/passwd"}'""", transaction: transaction), default);
        var error = await Should.ThrowAsync<StoreException>(() => Store.OpenAsync("a"));
        error.Message.ShouldStartWith("Entry 1 of session a cannot be read: \"System.IO.FileInfo\" is no known type of SessionRecord");
        error.Transient.ShouldBeFalse();
    }

    private Task<long> CountAsync(string table)
        => Database.ReadAsync("count", connection => connection.ExecuteScalarAsync<long>($"SELECT COUNT(*) FROM {table}"), default);
}

public sealed class SqliteConversationStoreTests(SqliteDatabases databases) : ConversationStoreContract(databases), IClassFixture<SqliteDatabases>;

public sealed class PostgresConversationStoreTests(PostgresDatabases databases)
    : ConversationStoreContract(databases), IClassFixture<PostgresDatabases>;
