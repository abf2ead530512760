using Agents.Actors;
using Agents.Host.Chat.Output;
using Agents.Host.Cli;
using Agents.Host.Demo;
using Agents.Host.Services;

namespace Agents.Host.Chat;

/// <summary>Runs one <c>agents console</c>: a session in this process, without sound.</summary>
internal sealed class ChatRunner(SpeechOptions options, Terminal terminal)
{
    /// <summary>Talks until the user ends it.</summary>
    /// <returns>One of <see cref="ExitCodes"/>.</returns>
    /// <exception cref="UsageException">It cannot start.</exception>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var choice = GatewayChoice.From(options.Url, terminal.Environment);
        var models = ModelChoice.For(options, choice);
        await using var gateway = choice.IsEmbedded ? await EmbeddedGateway.StartAsync(options, models, new KernelSetup(), textOnly: true) : null;
        await using var services = SpeechServices.Create(models, gateway?.Access ?? GatewayAccess.Remote(choice.Url!, terminal.Environment));
        terminal.Error.WriteLine(choice.IsEmbedded ? "gateway: embedded, on this machine (nothing leaves it)" : $"gateway: {choice.Url} by {choice.Reason} (what you type goes there)");
        var printer = new ChatPrinter(terminal.Output, terminal.Error);
        var agent = Agent(services, printer);
        var system = ActorSystem.Create("agents");
        try
        {
            var catalog = new AgentCatalog().Add(DemoAgent.Name, () => agent);
            var region = system.ActorOf(SessionRegion.Props(new SessionRegionOptions { Catalog = catalog }), SessionRegion.Name);
            var started = await region.Ask<SessionStarted>(new StartSession("console", agent), TimeSpan.FromSeconds(30), stop);
            return await TalkAsync(started.Session, catalog.Names, printer, stop);
        }
        finally
        {
            await system.Terminate();
        }
    }

    private async Task<int> TalkAsync(VoiceSessionHandle session, IReadOnlyCollection<string> agents, ChatPrinter printer, CancellationToken stop)
    {
        var failed = false;
        var following = FollowAsync();
        try
        {
            await new ChatSession(session, agents, printer, patient: !terminal.IsInteractive).RunAsync(TypedLines.Of(terminal.Input), stop);
        }
        finally
        {
            await session.CloseAsync();
            await following;
        }

        return failed ? ExitCodes.Failed : ExitCodes.Done;

        async Task FollowAsync()
        {
            await foreach (var happened in session.Events(CancellationToken.None))
            {
                printer.Event(happened);
                failed |= happened is SessionError { Recoverable: false } or SessionClosed { Reason: CloseReason.Error };
            }
        }
    }

    private static AgentDefinition Agent(SpeechServices services, ChatPrinter printer) =>
        DemoAgent.Create(services.Stt, services.Llm, services.Tts, () => TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), TimeZoneInfo.Local)) with
        {
            Stt = null,
            Tts = null,
            Vad = null,
            Llm = new StreamedModel(services.Llm, printer.Piece),
        };
}
