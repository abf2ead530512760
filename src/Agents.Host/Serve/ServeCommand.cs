using System.CommandLine;
using Agents.Host.Cli;

namespace Agents.Host.Serve;

/// <summary><c>agents serve</c>: the host as a server of its own.</summary>
internal static class ServeCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var port = new Option<int>("--port") { Description = "Port to listen on; 0 takes a free one.", DefaultValueFactory = _ => 8080 };
        var listen = new Option<string>("--listen")
        {
            Description = "IP address to listen on. Others than loopback need AGENTS_API_KEYS.", DefaultValueFactory = _ => "127.0.0.1",
        };
        var stt = new Option<string?>("--stt") { Description = "Speech-to-text model of the demo agent, such as local/pocketsphinx:en." };
        var llm = new Option<string?>("--llm") { Description = "Language model of the demo agent, such as local/concierge." };
        var tts = new Option<string?>("--tts") { Description = "Text-to-speech model of the demo agent, such as local/flite:slt." };
        var url = new Option<string?>("--url") { Description = "Use this gateway instead of the embedded one; audio is sent there." };
        var origins = new Option<string[]>("--allow-origin") { Description = "A web page's origin that may connect, such as https://shop.example." };
        var faults = new Option<string[]>("--faults") { Description = "Faults for the embedded gateway to inject (docs/gateway.md)." };
        var script = new Option<string?>("--script") { Description = "JSON file with scripts for the embedded gateway's scripted/* engines." };
        var publicUrl = new Option<string?>("--public-url") { Description = "Address under which telephone carriers reach this host, such as https://voice.example.com." };
        var drain = new Option<double>("--drain") { Description = "Seconds in which sessions come to the end of a turn when the server stops.", DefaultValueFactory = _ => 20 };
        var notReady = new Option<double>("--not-ready-for") { Description = "Seconds between 'not ready' and the refusal of new sessions when the server stops." };
        var json = new Option<bool>("--json-logs") { Description = "Log lines as JSON objects." };
        var command = new Command("serve", "Serve voice agents: the OpenAI Realtime API over WebSocket, and calls of telephone carriers.")
        {
            port, listen, stt, llm, tts, url, origins, faults, script, publicUrl, drain, notReady, json,
        };
        var nodeFlags = new NodeFlags();
        nodeFlags.AddTo(command);
        command.SetAction((parsed, stop) => new ServeRunner(terminal).RunAsync(
            new ServeOptions(parsed.GetValue(listen)!, parsed.GetValue(port)) { NodeCertificate = nodeFlags.Certificate(parsed), JsonLogs = parsed.GetValue(json) },
            new VoiceAgentsOptions
            {
                Store = nodeFlags.Store(parsed, terminal.Environment),
                Node = nodeFlags.Node(parsed, terminal.Environment),
                Access = new AccessOptions { ApiKeys = Keys(terminal), AllowedOrigins = parsed.GetValue(origins) ?? [] },
                Operations = new OperationsOptions
                {
                    DrainWithin = TimeSpan.FromSeconds(parsed.GetValue(drain)), NotReadyFor = TimeSpan.FromSeconds(parsed.GetValue(notReady)),
                },
                Telephony = TelephonyEnvironment.Read(parsed.GetValue(publicUrl), terminal.Environment),
                Speech = new SpeechOptions
                {
                    Stt = parsed.GetValue(stt),
                    Llm = parsed.GetValue(llm),
                    Tts = parsed.GetValue(tts),
                    Url = parsed.GetValue(url),
                    Faults = parsed.GetValue(faults) ?? [],
                    Script = parsed.GetValue(script),
                    Environment = terminal.Environment,
                },
            },
            stop));
        return command;
    }

    private static string[] Keys(Terminal terminal) =>
        terminal.Environment("AGENTS_API_KEYS")?.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [];
}
