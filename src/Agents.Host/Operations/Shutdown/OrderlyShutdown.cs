using Agents.Actors;
using Agents.Kernel.Hosting;

namespace Agents.Host.Operations;

/// <summary>
/// Stops the host phase by phase, while its servers still serve: not ready, no new sessions, drain, leave the cluster; then everything stops.
/// </summary>
internal sealed partial class OrderlyShutdown(
    HostPhases phases, IRequiredActor<SessionRegion> region, VoiceAgentsOptions options, TimeProvider time, ILogger<OrderlyShutdown> logger) : IHostedLifecycleService
{
    private static readonly TimeSpan Leaving = TimeSpan.FromSeconds(2);

    /// <inheritdoc />
    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StartedAsync(CancellationToken cancellationToken)
    {
        phases.To(HostPhase.Ready);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public async Task StoppingAsync(CancellationToken cancellationToken)
    {
        phases.To(HostPhase.NotReady);
        try
        {
            if (options.Operations.NotReadyFor > TimeSpan.Zero)
                await Task.Delay(options.Operations.NotReadyFor, time, cancellationToken);
            phases.To(HostPhase.Draining);
            await DrainAsync(cancellationToken);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LogIncomplete(options.Operations.DrainWithin);
        }

        phases.To(HostPhase.Stopping);
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc />
    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private async Task DrainAsync(CancellationToken giveUp)
    {
        var within = options.Operations.DrainWithin;
        try
        {
            var sessions = await region.GetAsync(giveUp);
            await sessions.Ask<Done>(new DrainRegion(within), within + Leaving, giveUp);
        }
        catch (AskTimeoutException)
        {
            LogIncomplete(within);
        }
    }

    [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Warning, "Sessions did not come to the end of a turn within {Limit}; they are stopped")]
    private partial void LogIncomplete(TimeSpan limit);
}
