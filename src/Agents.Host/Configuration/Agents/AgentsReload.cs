using Agents.Hocon;
using Microsoft.Extensions.Primitives;

namespace Agents.Host.Configuration;

/// <summary>Reads the agents again when their file changes. A file that is wrong changes nothing; the log says what is wrong.</summary>
internal sealed partial class AgentsReload(ConfigSource config, AgentDirectory directory, ILogger<AgentsReload> logger) : IHostedService, IDisposable
{
    private IDisposable? _subscription;
    private ConfigurationRoot? _watched;

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (config.Path is not { } path)
            return Task.CompletedTask;
        var source = new HoconFileSource
        {
            Path = Path.GetFullPath(path), ReloadOnChange = true, Environment = config.Environment, OnReloadFailed = error => LogRefused(path, error.Message),
        };
        _watched = (ConfigurationRoot)new ConfigurationBuilder().Add(source).Build();
        _subscription = ChangeToken.OnChange(_watched.GetReloadToken, Reload);
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken)
    {
        Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        _subscription?.Dispose();
        _watched?.Dispose();
        (_subscription, _watched) = (null, null);
    }

    private void Reload()
    {
        try
        {
            var settings = ConfigSource.Load(config.Path, config.Over, config.Environment).Settings;
            directory.Replace(FileAgents.Factories(settings.Agents), settings.Options.DefaultAgent);
            LogReloaded(config.Path!, string.Join(", ", directory.Names));
        }
        catch (Exception error) when (error is HoconException or IOException or UnauthorizedAccessException)
        {
            LogRefused(config.Path!, error is HoconException wrong ? string.Join("; ", wrong.Errors) : error.Message);
        }
    }

    [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Information, "{File} has changed; new sessions get its agents: {Agents}. Other settings count from the next start")]
    private partial void LogReloaded(string file, string agents);

    [LoggerMessage(2, Microsoft.Extensions.Logging.LogLevel.Warning, "{File} has changed and is wrong; the agents stay as they were: {Faults}")]
    private partial void LogRefused(string file, string faults);
}
