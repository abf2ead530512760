using Agents.Actors;

namespace Agents.Store.Tests;

/// <summary>A test class whose every test has a database of its own.</summary>
public abstract class StoreTests(TestDatabases databases) : IAsyncLifetime
{
    protected string Address { get; private set; } = "";

    protected SqlDatabase Database { get; private set; } = null!;

    protected SqlConversationStore Store { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        Address = await databases.CreateAsync();
        Database = await SqlDatabase.OpenAsync(Address);
        Store = new SqlConversationStore(Database);
    }

    public async Task DisposeAsync()
    {
        await Store.DisposeAsync();
        await Database.DisposeAsync();
    }

    /// <summary>A record that can be told from others.</summary>
    protected static SessionRecord Record(int number) => new SettingsChanged(new Newtonsoft.Json.Linq.JObject { ["n"] = number, [$"n{number}"] = true });

    /// <summary>Writes records after those that are there.</summary>
    protected Task<bool> AppendAsync(OpenedConversation opened, string id, params SessionRecord[] records)
        => Store.AppendAsync(new RecordBatch(id, opened.Epoch, opened.Sequence + 1, records));
}
