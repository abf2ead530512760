using Agents.Actors;
using Agents.Store;

namespace Agents.Host.Cluster;

/// <summary>Erases conversations that are older than they may be, every hour.</summary>
internal sealed partial class RetentionService(
    ConversationArchive archive, VoiceAgentsOptions options, TimeProvider clock, ILogger<RetentionService> log) : BackgroundService
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Every, clock);
        while (await NextAsync(timer, stoppingToken))
            await ExpireAsync(stoppingToken);
    }

    private static async Task<bool> NextAsync(PeriodicTimer timer, CancellationToken stop)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stop);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    private async Task ExpireAsync(CancellationToken stop)
    {
        try
        {
            var erased = await archive.ExpireAsync(options.Store!.Retention, stop);
            if (erased > 0)
                LogErased(erased);
        }
        catch (StoreException error)
        {
            LogFailed(error.Message);
        }
    }

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Information, Message = "{Count} old conversations were erased.")]
    private partial void LogErased(int count);

    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "Old conversations were not erased: {Reason}")]
    private partial void LogFailed(string reason);
}
