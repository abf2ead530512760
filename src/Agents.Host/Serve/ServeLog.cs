namespace Agents.Host.Serve;

/// <summary>Log lines of the server.</summary>
internal static partial class ServeLog
{
    [LoggerMessage(Level = Microsoft.Extensions.Logging.LogLevel.Warning, Message = "Sessions did not come to the end of a turn within {Limit}; they are stopped.")]
    public static partial void DrainIncomplete(this ILogger log, TimeSpan limit);
}
