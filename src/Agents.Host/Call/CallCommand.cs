using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Agents.Host.Cli;

namespace Agents.Host.Call;

/// <summary><c>agents call</c>: a recording is the caller.</summary>
internal static class CallCommand
{
    /// <summary>Describes the command.</summary>
    public static Command Create(Terminal terminal)
    {
        var input = new Argument<string>("IN.wav") { Description = "The caller's recording: mono or stereo WAV of 8, 16, 24 or 32 bits, float, A-law or μ-law, 8 to 48 kHz." };
        var output = new Option<string?>("--out") { Description = "Write the conversation in stereo: left the caller, right the agent." };
        var json = new Option<bool>("--json") { Description = "Print every event as a line of JSON (docs/cli.md)." };
        var wait = new Option<bool>("--wait") { Description = "Hold the caller at each gap of 1 s or more until the agent is silent." };
        var fast = new Option<bool>("--fast") { Description = "Run on a virtual clock, as fast as the machine can. Embedded gateway only." };
        var stt = new Option<string?>("--stt") { Description = "Speech-to-text model, such as local/pocketsphinx:en." };
        var llm = new Option<string?>("--llm") { Description = "Language model, such as local/concierge." };
        var tts = new Option<string?>("--tts") { Description = "Text-to-speech model, such as local/flite:slt." };
        var url = new Option<string?>("--url") { Description = "Use this gateway instead of the embedded one; audio is sent there." };
        var clock = new Option<DateTimeOffset?>("--clock") { Description = "The local time that the agent's tools tell, such as 2026-11-22T14:15.", CustomParser = Clock };
        var faults = new Option<string[]>("--faults") { Description = "Faults for the embedded gateway to inject, such as 'stt drop after=1s' (docs/gateway.md)." };
        var script = new Option<string?>("--script") { Description = "JSON file with scripts for the embedded gateway's scripted/* engines." };
        var command = new Command("call", "Play a recording as the caller and print the conversation.")
        {
            input, output, json, wait, fast, stt, llm, tts, url, clock, faults, script,
        };
        command.SetAction((parsed, stop) => new CallRunner(
            new CallOptions
            {
                Input = parsed.GetValue(input)!,
                Output = parsed.GetValue(output),
                Json = parsed.GetValue(json),
                Wait = parsed.GetValue(wait),
                Fast = parsed.GetValue(fast),
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
                Clock = parsed.GetValue(clock),
            },
            terminal).RunAsync(stop));
        return command;
    }

    private static DateTimeOffset? Clock(ArgumentResult argument)
    {
        var text = argument.Tokens[0].Value;
        if (DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time))
            return time;
        argument.AddError($"--clock '{text}' is not a time: write it as 2026-11-22T14:15.");
        return null;
    }
}
