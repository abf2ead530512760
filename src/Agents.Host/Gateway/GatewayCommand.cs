using System.CommandLine;
using Agents.Gateway;
using Agents.Host.Cli;
using Agents.Host.Services;

namespace Agents.Host.Gateway;

/// <summary><c>agents gateway</c>: the local inference gateway as a server of its own.</summary>
internal static class GatewayCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes a free one.", DefaultValueFactory = _ => 8089 };
        var host = new Option<string>("--host") { Description = "IP address to listen on. Others than loopback need LIVEKIT_API_KEY and LIVEKIT_API_SECRET.", DefaultValueFactory = _ => "127.0.0.1" };
        var faults = new Option<string[]>("--faults") { Description = "Faults to inject, such as 'stt drop after=1s every=3' (docs/gateway.md)." };
        var script = new Option<string?>("--script") { Description = "JSON file with scripts for the scripted/* engines." };
        var command = new Command("gateway", "Serve the LiveKit Inference protocol with the engines of this machine.") { port, host, faults, script };
        command.SetAction((parsed, stop) => RunAsync(
            new GatewayOptions
            {
                Address = parsed.GetValue(host)!,
                Port = parsed.GetValue(port),
                Keys = Keys(terminal),
                Engines = GatewaySetup.Engines(parsed.GetValue(script)),
                Faults = GatewaySetup.Faults(parsed.GetValue(faults) ?? []),
            },
            terminal, stop));
        return command;
    }

    private static async Task<int> RunAsync(GatewayOptions options, Terminal terminal, CancellationToken stop)
    {
        await using var server = await StartAsync(options, stop);
        terminal.Output.WriteLine($"listening on {server.Address}");
        terminal.Error.WriteLine($"models: {string.Join(", ", server.Gateway.Models)}");
        terminal.Error.WriteLine(options.Keys is null
            ? "keys: devkey / secret (set LIVEKIT_API_KEY and LIVEKIT_API_SECRET for others)"
            : "keys: from LIVEKIT_API_KEY and LIVEKIT_API_SECRET");
        await UntilStopped(stop);
        return ExitCodes.Interrupted;
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

    private static IReadOnlyDictionary<string, string>? Keys(Terminal terminal) =>
        terminal.Environment("LIVEKIT_API_KEY") is { Length: > 0 } key && terminal.Environment("LIVEKIT_API_SECRET") is { Length: > 0 } secret
            ? new Dictionary<string, string> { [key] = secret }
            : null;
}
