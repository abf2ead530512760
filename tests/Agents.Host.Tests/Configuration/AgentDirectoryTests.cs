using Agents.Actors;
using Microsoft.Extensions.DependencyInjection;

namespace Agents.Host.Tests.Configuration;

/// <summary>Agents that change while the host runs.</summary>
public class AgentDirectoryTests
{
    [Fact]
    public void New_sessions_and_the_catalog_get_the_new_agents()
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        var directory = new AgentDirectory(new VoiceAgentsOptions { Agents = Agents(("desk", "old"), ("night", "night")) }, services);
        var catalog = directory.Fill(new SessionRegionOptions()).Catalog;

        directory.Replace(Agents(("desk", "new"), ("billing", "billing")), "desk");

        directory.Names.ShouldBe(["billing", "desk"]);
        directory.Default.ShouldBe("desk");
        directory.Create("desk").Instructions.ShouldBe("new");
        directory.Create("night").Id.ShouldBe("desk", "who is gone is answered for by the default agent");
        catalog.Names.ShouldBe(["billing", "desk"]);
        catalog.Create("desk").Id.ShouldBe("desk");
        Should.Throw<UnknownAgentException>(() => catalog.Create("night"));
    }

    [Fact]
    public void A_default_that_is_nobody_changes_nothing()
    {
        using var services = new ServiceCollection().BuildServiceProvider();
        var directory = new AgentDirectory(new VoiceAgentsOptions { Agents = Agents(("desk", "old")) }, services);
        Should.Throw<ArgumentException>(() => directory.Replace(Agents(("night", "night")), "desk")).Message.ShouldContain("one of the agents: night");
        directory.Names.ShouldBe(["desk"]);
    }

    private static Dictionary<string, Func<IServiceProvider, AgentDefinition>> Agents(params (string Name, string Instructions)[] agents) => agents.ToDictionary(
        agent => agent.Name, Func<IServiceProvider, AgentDefinition> (agent) => _ => new AgentDefinition { Instructions = agent.Instructions });
}
