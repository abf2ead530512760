using Agents.Actors;
using Agents.Shared.Tests;

namespace Agents.Store.Tests;

public sealed class DocsTests(SqliteDatabases databases) : IClassFixture<SqliteDatabases>
{
    [Fact]
    public void The_page_shows_code_that_is_compiled() => DocSnippets.ShouldBeCompiled("docs/store.md", "tests/Agents.Store.Tests");

    [Fact]
    public async Task The_code_of_the_page_runs()
    {
        var address = await databases.CreateAsync();
        var agent = new AgentDefinition { Vad = null };
        using var system = ActorSystem.Create("docs");

        // snippet: store
        await using var database = await SqlDatabase.OpenAsync(address);
        await using var store = new SqlConversationStore(database);
        var region = system.ActorOf(SessionRegion.Props(new SessionRegionOptions { Store = store }), SessionRegion.Name);

        var started = await region.Ask<SessionStarted>(new StartSession("call-1", agent));
        // end snippet

        started.IsNew.ShouldBeTrue();

        // snippet: archive
        var archive = new ConversationArchive(database);
        await archive.ExportAsync("call-1", Console.Out);         // every record as one line of JSON
        await archive.EraseAsync("call-1");                       // everything that was said; a session under way ends
        await archive.ExpireAsync(new RetentionOptions());        // 30 days after the end, 60 after the last word of one that never ended
        // end snippet

        await system.Terminate();
    }
}
