using Microsoft.Extensions.Logging.Console;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Agents.Host.Gateway;

/// <summary>The log of <c>agents gateway</c>: one line each on standard error, since standard output holds results only.</summary>
internal static class GatewayConsoleLog
{
    /// <summary>Makes it: the gateway's own lines from information on, the web server's from warnings on.</summary>
    public static ILoggerFactory Create() => LoggerFactory.Create(log => log
        .SetMinimumLevel(LogLevel.Information)
        .AddFilter("Microsoft", LogLevel.Warning)
        .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.None) // the command tells in one line why it cannot start
        .AddSimpleConsole(line => (line.SingleLine, line.TimestampFormat, line.UseUtcTimestamp) = (true, "HH:mm:ss.fff ", true))
        .Services.Configure<ConsoleLoggerOptions>(console => console.LogToStandardErrorThreshold = LogLevel.Trace));
}
