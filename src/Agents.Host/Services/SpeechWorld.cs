using Agents.Host.Cli;

namespace Agents.Host.Services;

/// <summary>Opens the speech services when the host starts, with the embedded gateway where no other is named, and closes them when it stops.</summary>
internal sealed partial class SpeechWorld(VoiceAgentsOptions options, ILogger<SpeechWorld> logger) : IHostedService, IAsyncDisposable
{
    private EmbeddedGateway? _gateway;
    private SpeechServices? _services;

    /// <summary>The services.</summary>
    /// <exception cref="InvalidOperationException">There are none, or the host has not started.</exception>
    public SpeechServices Services => _services ?? throw new InvalidOperationException(
        options.Speech is null
            ? "This host has no speech services: set VoiceAgentsOptions.Speech, or give the agent services of its own."
            : "The speech services are opened when the host starts; ask for them afterwards.");

    /// <inheritdoc />
    /// <exception cref="UsageException">The gateway cannot be used as configured.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (options.Speech is not { } speech)
            return;
        var choice = GatewayChoice.From(speech.Url, speech.Environment);
        var models = ModelChoice.For(speech, choice);
        if (choice.Url is { } url)
            _services = SpeechServices.Create(models, GatewayAccess.Remote(url, speech.Environment));
        else
        {
            _gateway = await EmbeddedGateway.StartAsync(speech, models, new KernelSetup());
            _services = SpeechServices.Create(models, _gateway.Access);
        }

        LogGateway(choice.ToString());
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (_services is { } services)
            await services.DisposeAsync();
        if (_gateway is { } gateway)
            await gateway.DisposeAsync();
    }

    [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Information, "{Choice}")]
    private partial void LogGateway(string choice);
}
