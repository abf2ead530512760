using Agents.Audio;
using Agents.Host.Call.Output;
using Agents.Host.Cli;
using Agents.Host.Services;
using Agents.Kernel.TestKit;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Call;

/// <summary>Runs one <c>agents call</c>: checks everything first, then opens the world of the call and holds the conversation in it.</summary>
internal sealed class CallRunner(CallOptions options, Terminal terminal)
{
    /// <summary>Runs the call to its end.</summary>
    /// <param name="stop">Hangs up.</param>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException">The call cannot start; nothing was sent or written.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var choice = GatewayChoice.From(options.Speech.Url, terminal.Environment);
        RefuseWithoutEmbeddedGateway(choice);
        var recording = Recording.Read(options.Input);
        if (!options.Fast)
            return await CallAsync(choice, recording, fast: null, stop);
        var time = new VirtualTime(new VirtualTimeOptions { Start = TimeProvider.System.GetUtcNow() });
        return time.Run(() => CallAsync(choice, recording, time, stop));
    }

    private async Task<int> CallAsync(GatewayChoice choice, AudioFrame recording, VirtualTime? fast, CancellationToken stop)
    {
        var models = ModelChoice.For(options.Speech, choice);
        await using var world = await CallWorld.OpenAsync(options, choice, models, fast, terminal.Environment);
        await using var services = SpeechServices.Create(models, world.Access);
        var printer = new ConversationPrinter(terminal.Output, options.Json);
        var call = new PhoneCall(options, recording, services, world, printer);
        return await call.HoldAsync(() => Announce(choice, models, printer), stop);
    }

    private void Announce(GatewayChoice choice, ModelChoice models, ConversationPrinter printer)
    {
        terminal.Error.WriteLine(choice);
        printer.Print(new CallEvent(TimeSpan.Zero, CallEvent.Call, CallEventTypes.Started, choice.ToString())
        {
            Details = new JObject { ["stt"] = models.Stt, ["llm"] = models.Llm, ["tts"] = models.Tts },
        });
    }

    /// <summary>Some options only mean something where the gateway is inside this process.</summary>
    private void RefuseWithoutEmbeddedGateway(GatewayChoice choice)
    {
        if (choice.IsEmbedded)
            return;
        var option = options switch
        {
            { Fast: true } => "--fast",
            { Speech.Faults.Count: > 0 } => "--faults",
            { Speech.Script: not null } => "--script",
            _ => null,
        };
        if (option is not null)
            throw new UsageException($"{option} needs the embedded gateway, but {choice.Reason} names {choice.Url}: leave out the one or the other.");
    }
}
