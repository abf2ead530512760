using Agents.Actors;
using Agents.Host.Cli;

namespace Agents.Host.Services;

/// <summary>Opens the speech services when the host starts, with the embedded gateway where no other is named, and closes them when it stops.</summary>
internal sealed partial class SpeechWorld(VoiceAgentsOptions options, ILogger<SpeechWorld> logger) : IHostedService, IAsyncDisposable
{
    private static readonly Dictionary<string, string> LocalVoices =
        new[] { "slt", "rms", "awb", "kal16" }.ToDictionary(name => name, name => $"local/flite:{name}");

    private EmbeddedGateway? _gateway;
    private SpeechServices? _services;
    private (ModelChoice Models, GatewayAccess Access)? _opened;

    /// <summary>What clients may choose instead of an agent's own.</summary>
    public ServiceMenu Menu { get; private set; } = ServiceMenu.None;

    /// <summary>Has what is on the menu; null: there are no services, or the host has not started.</summary>
    public ServiceShelf? Shelf { get; private set; }

    /// <summary>The services.</summary>
    /// <exception cref="InvalidOperationException">There are none, or the host has not started.</exception>
    public SpeechServices Services => _services ?? throw new InvalidOperationException(
        options.Speech is null
            ? "This host has no speech services: set VoiceAgentsOptions.Speech, or give the agent services of its own."
            : "The speech services are opened when the host starts; ask for them afterwards.");

    /// <summary>The voices that clients may choose.</summary>
    public VoiceBook Voices { get; private set; } = VoiceBook.Empty;

    /// <summary>Gives an agent what a client chose from the menu.</summary>
    public AgentDefinition Swap(AgentDefinition agent, ServiceSwap chosen) => chosen.Apply(agent, Menu, Shelf);

    /// <inheritdoc />
    /// <exception cref="UsageException">The gateway cannot be used as configured.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Speech is not { } speech)
            return;
        var choice = GatewayChoice.From(speech.Url, speech.Environment);
        var models = ModelChoice.For(speech, choice);
        if (choice.IsEmbedded)
            _gateway = await EmbeddedGateway.StartAsync(speech, models, new KernelSetup());
        var access = _gateway?.Access ?? GatewayAccess.Remote(choice.Url!, speech.Environment);
        _services = SpeechServices.Create(models, access);
        _opened = (models, access);
        var voices = speech.Voices ?? (_gateway is null ? new Dictionary<string, string>() : LocalVoices);
        Voices = new VoiceBook(voices, model => SpeechServices.Voice(model, access));
        Shelf = new ServiceShelf(models, access);
        Menu = options.Menu ?? _gateway?.Menu ?? ServiceMenu.None;
        LogGateway(choice.ToString());
    }

    /// <summary>Services with other models of the same gateway; null keeps the host's. The caller disposes of them.</summary>
    /// <exception cref="InvalidOperationException">There is no gateway, or the host has not started.</exception>
    public SpeechServices Open(string? stt, string? llm, string? tts)
    {
        _ = Services;
        var (models, access) = _opened!.Value;
        return SpeechServices.Create(new ModelChoice(stt ?? models.Stt, llm ?? models.Llm, tts ?? models.Tts), access);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Voices.DisposeAsync();
        if (Shelf is { } shelf)
            await shelf.DisposeAsync();
        if (_services is { } services)
            await services.DisposeAsync();
        if (_gateway is { } gateway)
            await gateway.DisposeAsync();
    }

    [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Information, "{Choice}")]
    private partial void LogGateway(string choice);
}
