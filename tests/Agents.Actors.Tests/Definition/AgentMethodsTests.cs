using System.ComponentModel;
using Microsoft.Extensions.AI;

namespace Agents.Actors.Tests.Definition;

public class AgentMethodsTests
{
    private sealed class HTTPClerk : Agent
    {
        public HTTPClerk() => Tools = [ToolFunction.Create(() => "noon", "time")];

        [AgentTool("Books a table.")]
        public string BookTableAsync([Description("How many")] int guests, CancellationToken stop) => $"{guests} {stop.CanBeCanceled}";

        [AgentTool(Name = "bye")]
        [Description("Ends.")]
        public static string Goodbye() => "";

        public string NotATool() => "";
    }

    [Fact]
    public void Marked_methods_are_functions_with_the_schema_of_their_parameters()
    {
        var tools = AgentMethods.Of(new HTTPClerk());
        tools.Select(tool => (tool.Name, tool.Description)).ShouldBe([("book_table", "Books a table."), ("bye", "Ends.")]);
        tools[0].JsonSchema.ToString().ShouldContain("\"guests\"");
        tools[0].JsonSchema.ToString().ShouldContain("How many");
        tools[0].JsonSchema.ToString().ShouldNotContain("stop");
    }

    [Fact]
    public void All_functions_of_session_and_agent_are_in_force_each_object_once()
    {
        var shared = AIFunctionFactory.Create(() => "", "shared");
        var session = new AgentDefinition { Tools = [shared, shared] };
        AgentResolution.Resolve(session, new HTTPClerk(), SessionUpdate.None).Agent.Tools.Select(tool => tool.Name)
            .ShouldBe(["shared", "time", "book_table", "bye"]);
    }

    [Theory]
    [InlineData("BookTable", "book_table")]
    [InlineData("HTTPAgent", "http_agent")]
    [InlineData("Get2ndName", "get2nd_name")]
    [InlineData("already_snake", "already_snake")]
    public void Names_are_snake_case(string name, string expected) => SnakeCase.Of(name).ShouldBe(expected);

    [Fact]
    public void An_agent_is_named_after_its_type()
    {
        new HTTPClerk().Id.ShouldBe("http_clerk");
        new Agent().Id.ShouldBe("default_agent");
        new Agent { Id = "own" }.Id.ShouldBe("own");
    }
}
