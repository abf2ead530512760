using Agents.Shared.Tests;
using Microsoft.AspNetCore.Builder;

namespace Agents.Host.Tests.Docs;

/// <summary>The code of docs/realtime.md.</summary>
public class RealtimeSnippets
{
    [Fact]
    public void The_page_shows_code_that_is_compiled() => DocSnippets.ShouldBeCompiled("docs/realtime.md", "tests/Agents.Host.Tests/Docs");

    internal static void Embed(string[] args)
    {
        // snippet: embed
        var builder = WebApplication.CreateBuilder(args);
        builder.Services.AddVoiceAgents();
        var app = builder.Build();
        app.MapVoiceAgents();
        app.Run();
        // end snippet
    }
}
