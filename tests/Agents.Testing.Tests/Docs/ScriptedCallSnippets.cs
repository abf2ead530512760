using Agents.Shared.Tests;

namespace Agents.Testing.Tests.Docs;

public class ScriptedCallSnippets
{
    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/scripted-calls.md", "samples/tests");
}
