using System.CommandLine;
using Agents.Gateway;
using Agents.Host.Cli;

namespace Agents.Host.Gateway;

/// <summary><c>agents gateway</c>: the local inference gateway as a server of its own.</summary>
internal static class GatewayCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var config = new Option<string?>("--config") { Description = "Settings in HOCON; hocon/gateway.conf lists all of them with their defaults." };
        var port = new Option<int?>("--port") { Description = "Port to listen on; 0 takes a free one. Default 8089." };
        var host = new Option<string?>("--host") { Description = "IP address to listen on. Others than loopback need LIVEKIT_API_KEY and LIVEKIT_API_SECRET. Default 127.0.0.1." };
        var llm = new Option<string?>("--llm-url") { Description = "Server with OpenAI's chat API for every language model not served here; its key from LLM_API_KEY." };
        var faults = new Option<string[]>("--faults") { Description = "Faults to inject, such as 'stt drop after=1s every=3' (docs/gateway.md)." };
        var script = new Option<string?>("--script") { Description = "JSON file with scripts for the scripted/* engines." };
        var command = new Command("gateway", "Serve the LiveKit Inference protocol with the engines of this machine.") { config, port, host, llm, faults, script };
        command.SetAction((parsed, stop) => RunAsync(
            new GatewayFlags(
                parsed.GetValue(config), parsed.GetValue(port), parsed.GetValue(host), parsed.GetValue(llm), parsed.GetValue(faults) ?? [], parsed.GetValue(script)),
            terminal, stop));
        return command;
    }

    private static async Task<int> RunAsync(GatewayFlags flags, Terminal terminal, CancellationToken stop)
    {
        var options = flags.ToOptions(terminal.Environment);
        using var log = GatewayConsoleLog.Create();
        try
        {
            await using var server = await StartAsync(options with { LoggerFactory = log }, stop);
            terminal.Output.WriteLine($"listening on {server.Address}");
            terminal.Error.WriteLine($"models: {string.Join(", ", server.Gateway.Models)}");
            terminal.Error.WriteLine(options.Keys is { Count: > 0 } keys
                ? $"keys: {string.Join(", ", keys.Keys)}"
                : "keys: devkey / secret (set LIVEKIT_API_KEY and LIVEKIT_API_SECRET for others)");
            await UntilStopped(stop);
            return ExitCodes.Interrupted;
        }
        finally
        {
            foreach (var engine in options.Engines!)
                await engine.DisposeAsync();
        }
    }

    private static async Task<GatewayServer> StartAsync(GatewayOptions options, CancellationToken stop)
    {
        try
        {
            return await GatewayServer.StartAsync(options, stop);
        }
        catch (Exception wrong) when (wrong is ArgumentException or GatewayException)
        {
            throw new UsageException(wrong.Message);
        }
    }

    private static async Task UntilStopped(CancellationToken stop)
    {
        var stopped = new TaskCompletionSource();
        await using var registration = stop.Register(stopped.SetResult);
        await stopped.Task;
    }
}
