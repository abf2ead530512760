namespace Agents.Actors.Tests.Definition;

public class AgentCatalogTests
{
    private static AgentCatalog Two() => new AgentCatalog()
        .Add("billing", () => new Agent { Id = "billing" })
        .Add(new AgentDefinition { Id = "sales", Instructions = "Sell." });

    [Fact]
    public void Agents_are_made_anew_each_time()
    {
        var catalog = Two();
        catalog.Names.ShouldBe(["billing", "sales"]);
        catalog.Create("billing").ShouldNotBeSameAs(catalog.Create("billing"));
        catalog.Create("sales").Instructions.ShouldBe("Sell.");
        catalog.Contains("repair").ShouldBeFalse();
    }

    [Fact]
    public void An_unknown_name_is_refused_with_the_names_there_are()
        => Should.Throw<UnknownAgentException>(() => Two().Create("repair")).Message.ShouldBe("There is no agent \"repair\". Agents: billing, sales.");

    [Fact]
    public void A_name_is_used_once_and_is_the_agents_own()
    {
        Should.Throw<ArgumentException>(() => Two().Add("billing", () => new Agent()));
        Should.Throw<InvalidOperationException>(() => new AgentCatalog().Add("a", () => new Agent { Id = "b" }).Create("a"))
            .Message.ShouldContain("\"b\"");
    }
}
