using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using MicrosoftLogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Agents.Kernel.Hosting;

/// <summary>
/// Starts the actors with the host, runs <see cref="CoordinatedShutdown"/> when the host stops, and stops the host when the system ends by
/// itself.
/// </summary>
internal sealed partial class ActorSystemService(
    HostedSystem hosted, ActorSystemBuilder builder, IHostApplicationLifetime lifetime, ILogger<ActorSystemService> logger) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        builder.Start(hosted.System);
        LogStarted(hosted.System.Name);
        _ = StopHostWithSystemAsync();
        return Task.CompletedTask;
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        LogStopping(hosted.System.Name);
        try
        {
            await CoordinatedShutdown.Get(hosted.System).Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(cancellationToken);
            await hosted.System.WhenTerminated.WaitAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogGaveUp(hosted.System.Name);
        }
    }

    private async Task StopHostWithSystemAsync()
    {
        await hosted.System.WhenTerminated;
        if (!lifetime.ApplicationStopping.IsCancellationRequested) LogEnded(hosted.System.Name);
        lifetime.StopApplication();
    }

    [LoggerMessage(1, MicrosoftLogLevel.Information, "Actor system {Name} has started")]
    private partial void LogStarted(string name);

    [LoggerMessage(2, MicrosoftLogLevel.Information, "Actor system {Name} is shutting down")]
    private partial void LogStopping(string name);

    [LoggerMessage(3, MicrosoftLogLevel.Warning, "Actor system {Name} did not end within the host's shutdown timeout; what its actors had not finished is lost")]
    private partial void LogGaveUp(string name);

    [LoggerMessage(4, MicrosoftLogLevel.Error, "Actor system {Name} has ended by itself; the host stops with it")]
    private partial void LogEnded(string name);
}
