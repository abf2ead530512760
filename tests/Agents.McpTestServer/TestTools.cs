using ModelContextProtocol;
using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace Agents.McpTestServer;

/// <summary>The tools of the test server, whatever it is reached by.</summary>
public static class TestTools
{
    /// <summary>Settings of a server with these tools.</summary>
    public static McpServerOptions Options() => new()
    {
        ServerInfo = new Implementation { Name = "test", Version = "1" },
        ToolCollection =
        [
            McpServerTool.Create((string text) => $"You said {text}.", new McpServerToolCreateOptions { Name = "echo", Description = "Says it again." }),
            McpServerTool.Create(Fail, new McpServerToolCreateOptions { Name = "fail" }),
            McpServerTool.Create(() => new CallToolResult(), new McpServerToolCreateOptions { Name = "silent" }),
            McpServerTool.Create(WorkAsync, new McpServerToolCreateOptions { Name = "work" }),
            McpServerTool.Create(HangAsync, new McpServerToolCreateOptions { Name = "hang" }),
            McpServerTool.Create(Die, new McpServerToolCreateOptions { Name = "die" }),
        ],
    };

    private static CallToolResult Fail() => new() { IsError = true, Content = [new TextContentBlock { Text = "The hotel is full." }] };

    private static async Task<string> WorkAsync(IProgress<ProgressNotificationValue> progress)
    {
        progress.Report(new ProgressNotificationValue { Progress = 1, Total = 2, Message = "half of it is done" });
        await Task.Yield();
        return "all of it is done";
    }

    private static async Task<string> HangAsync(CancellationToken stop)
    {
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        return "never";
    }

    private static string Die()
    {
        Environment.Exit(3);
        return "never";
    }
}
