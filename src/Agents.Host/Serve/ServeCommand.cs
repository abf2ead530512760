using System.CommandLine;
using Agents.Host.Cli;

namespace Agents.Host.Serve;

/// <summary><c>agents serve</c>: the host as a server of its own.</summary>
internal static class ServeCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var flags = new SettingFlags();
        var faults = new Option<string[]>("--faults") { Description = "Faults for the embedded gateway to inject (docs/gateway.md)." };
        var script = new Option<string?>("--script") { Description = "JSON file with scripts for the embedded gateway's scripted/* engines." };
        var publicUrl = new Option<string?>("--public-url") { Description = "Address under which telephone carriers reach this host, such as https://voice.example.com." };
        var json = new Option<bool>("--json-logs") { Description = "Log lines as JSON objects." };
        var command = new Command("serve", "Serve voice agents: the OpenAI Realtime API over WebSocket, REST, and calls of telephone carriers.")
        {
            faults, script, publicUrl, json,
        };
        flags.AddTo(command);
        var nodeFlags = new NodeFlags();
        nodeFlags.AddTo(command);
        command.SetAction((parsed, stop) =>
        {
            var config = flags.Read(parsed, terminal.Environment);
            return new ServeRunner(terminal).RunAsync(
                config.Settings.Listen with { NodeCertificate = nodeFlags.Certificate(parsed), JsonLogs = parsed.GetValue(json) },
                config.Settings.Options with
                {
                    Store = nodeFlags.Store(parsed, terminal.Environment),
                    Node = nodeFlags.Node(parsed, terminal.Environment),
                    Telephony = TelephonyEnvironment.Read(parsed.GetValue(publicUrl), terminal.Environment),
                    Speech = config.Settings.Options.Speech! with { Faults = parsed.GetValue(faults) ?? [], Script = parsed.GetValue(script) },
                },
                config,
                stop);
        });
        return command;
    }
}
