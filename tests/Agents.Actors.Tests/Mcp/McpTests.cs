using Agents.Messages;

namespace Agents.Actors.Tests.Mcp;

public class McpTests
{
    private static readonly string[] Tools = ["die", "echo", "fail", "hang", "silent", "work"];

    private static McpProgramSource Program => new("test", "dotnet")
    {
        Arguments = [Path.Combine(AppContext.BaseDirectory, "Agents.McpTestServer.dll")],
        ConnectTimeout = TimeSpan.FromMinutes(1),
        ReconnectDelay = TimeSpan.FromMilliseconds(10),
    };

    private static FunctionToolCall Call(string name, string arguments = "{}") => new("1", name, arguments);

    [Fact]
    public async Task A_program_lists_its_tools_and_runs_them()
    {
        await using var session = await McpSession.StartAsync(Call("echo", """{"text":"hello"}"""), Program);
        (await session.NextAsync<ToolServerConnected>()).Tools.Order().ShouldBe(Tools);
        (await session.AskAsync()).Output.ShouldBe("You said hello.");
    }

    [Fact]
    public async Task A_server_over_http_lists_its_tools_and_runs_them_and_gets_the_headers()
    {
        await using var server = await HttpTestServer.StartAsync();
        var source = new McpHttpSource("web", server.Endpoint) { Headers = new Dictionary<string, Sensitive<string>> { ["x-key"] = Sensitive.Of("secret") } };
        await using var session = await McpSession.StartAsync(Call("echo", """{"text":"hello"}"""), source);
        (await session.NextAsync<ToolServerConnected>()).Tools.Order().ShouldBe(Tools);
        (await session.AskAsync()).Output.ShouldBe("You said hello.");
        server.Key.ShouldBe("secret");
    }

    [Theory]
    [InlineData("fail", "The hotel is full.")]
    [InlineData("silent", "The tool gave no content.")]
    public async Task Checklist_109_its_error_result_becomes_a_tool_error(string tool, string told)
    {
        await using var server = await HttpTestServer.StartAsync();
        await using var session = await McpSession.StartAsync(Call(tool), new McpHttpSource("web", server.Endpoint));
        await session.NextAsync<ToolServerConnected>();
        var output = await session.AskAsync();
        (output.Output, output.IsError).ShouldBe((told, true));
    }

    [Fact]
    public async Task Checklist_109_a_server_that_is_down_does_not_prevent_the_start()
    {
        var nobody = new McpProgramSource("nobody", "agents-no-such-program") { ReconnectDelay = TimeSpan.FromSeconds(30) };
        await using var session = await McpSession.StartAsync(Call("echo"), nobody);
        (await session.NextAsync<ToolServerFailed>()).Server.ShouldBe("nobody");
        (await session.AskAsync()).Output.ShouldStartWith("There is no tool \"echo\".");
    }

    [Fact]
    public async Task A_server_that_is_lost_is_connected_again()
    {
        await using var session = await McpSession.StartAsync(Call("die"), Program);
        await session.NextAsync<ToolServerConnected>();
        var output = await session.AskAsync();
        output.IsError.ShouldBeTrue();
        (await session.NextAsync<ToolServerConnected>()).Tools.Order().ShouldBe(Tools);
    }

    [Fact]
    public async Task The_deadline_of_a_tool_holds_for_a_server_too()
    {
        await using var server = await HttpTestServer.StartAsync();
        var source = new McpHttpSource("web", server.Endpoint) { Policy = new ToolPolicy { Deadline = TimeSpan.FromMilliseconds(50) } };
        await using var session = await McpSession.StartAsync(Call("hang"), source);
        await session.NextAsync<ToolServerConnected>();
        (await session.AskAsync()).Output.ShouldStartWith("The tool did not answer within 0.05 s.");
    }

    [Fact]
    public async Task Progress_answers_the_call_if_it_is_forwarded()
    {
        await using var session = await McpSession.StartAsync(Call("work"), Program with { ForwardProgress = true });
        await session.NextAsync<ToolServerConnected>();
        (await session.AskAsync()).Output.ShouldContain("half of it is done");
        (await session.NextAsync<ToolCallEnded>()).Output.Value.ShouldBe("all of it is done");
    }

    [Fact]
    public async Task Only_allowed_tools_are_offered_and_a_shared_server_is_connected_once()
    {
        await using var server = await HttpTestServer.StartAsync();
        var source = new McpHttpSource("web", server.Endpoint) { AllowedTools = ["echo"], Shared = true };
        await using var session = await McpSession.StartAsync(Call("echo"), source);
        (await session.NextAsync<ToolServerConnected>()).Tools.ShouldBe(["echo"]);
        await server.DisposeAsync();
        var second = await session.AnotherAsync("two", source);
        await foreach (var happened in second.Events())
            if (happened is ToolServerConnected connected)
            {
                connected.Tools.ShouldBe(["echo"]); // from the connection that the first session made
                break;
            }
    }

    [Fact]
    public void Names_are_unique_and_times_in_range()
        => Should.Throw<SessionOptionsException>(() => new SessionOptions
        {
            Tools = new ToolOptions { McpServers = [Program, Program with { ConnectTimeout = TimeSpan.Zero }] },
        }.Validate()).Message.ShouldSatisfyAllConditions(
            message => message.ShouldContain("tools.mcp_servers is test"),
            message => message.ShouldContain("tools.mcp_servers.test.connect_timeout"));
}
