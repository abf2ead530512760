using Agents.Samples.Restaurant;
using Agents.Shared.Tests;

namespace Agents.Actors.Tests.Docs;

public class AgentSnippets
{
    [Fact]
    public void The_page_shows_this_code() => DocSnippets.ShouldBeCompiled("docs/agents.md", "samples/agents");

    [Fact]
    public void The_sample_call_goes_as_scripted() => Demo.Run().ShouldBe([
        "assistant: Trattoria Oslo, good evening.",
        "user: a table for two",
        "assistant: On which name, please?",
        "user: Ann",
        "assistant: A table for 2 is booked for Ann.",
        "user: the kitchen please",
        "assistant: I put you through.",
        "user: are there nuts in the soup",
        "assistant: No, only in the pesto, 12 E.",
        "booked: Ann 2",
    ]);
}
