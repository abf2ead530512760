using Agents.Actors;
using Agents.Host.Services;
using Agents.Inference;
using Agents.Testing;

namespace Agents.Host.Tests.Services;

public sealed class ServiceSwapTests
{
    private static readonly ServiceMenu Menu = new(["local/ears:en"], ["local/mind"]);

    private static readonly AgentDefinition Agent = new() { Llm = new ScriptedLlm(_ => new ScriptedAnswer("")), Tts = new ScriptedTts() };

    [Fact]
    public async Task What_is_on_the_menu_replaces_the_agents_own()
    {
        await using var shelf = Shelf();
        var swapped = new ServiceSwap("local/ears:en", "local/mind").Apply(Agent, Menu, shelf);

        swapped.Stt.ShouldBeSameAs(shelf.Stt("local/ears:en"));
        swapped.Stt!.Model.ShouldBe("local/ears");
        swapped.Llm!.Model.ShouldBe("local/mind");
        swapped.Tts.ShouldBeSameAs(Agent.Tts);
    }

    [Theory]
    [InlineData(null, null)]
    [InlineData("", "")]
    [InlineData("local/mind", "local/ears:en")]
    public async Task Anything_else_leaves_the_agents_own(string? stt, string? llm)
    {
        await using var shelf = Shelf();
        new ServiceSwap(stt, llm).Apply(Agent, Menu, shelf).ShouldBe(Agent);
    }

    [Fact]
    public void Without_speech_services_nothing_changes() => new ServiceSwap(null, "local/mind").Apply(Agent, Menu, null).ShouldBe(Agent);

    [Fact]
    public async Task Sessions_share_what_they_chose()
    {
        await using var shelf = Shelf();
        shelf.Llm("local/mind").ShouldBeSameAs(shelf.Llm("local/mind"));
    }

    private static ServiceShelf Shelf() =>
        new(new ModelChoice("local/own", "local/own", "local/own"), new GatewayAccess("http://127.0.0.1:1/v1", "key", "secret", TimeProvider.System, HttpTransport.Shared));
}
