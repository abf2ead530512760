using Microsoft.Extensions.Logging;
using MicrosoftLogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Agents.Kernel.Hosting;

/// <summary>The log lines of <see cref="LoggerBridge"/>.</summary>
internal static partial class BridgeLog
{
    public static void Write(ILogger logger, LogEvent entry) =>
        Event(logger, Translate(entry.LogLevel()), entry.Cause, entry.LogSource, entry.Message);

    [LoggerMessage(EventId = 10, Message = "[{LogSource}] {Text}")]
    private static partial void Event(ILogger logger, MicrosoftLogLevel level, Exception? cause, string logSource, object text);

    [LoggerMessage(11, MicrosoftLogLevel.Debug, "A message of type {MessageType} from {Sender} to {Recipient} was not delivered")]
    public static partial void Undelivered(ILogger logger, Type messageType, IActorRef sender, IActorRef recipient);

    [LoggerMessage(12, MicrosoftLogLevel.Debug, "A message of type {MessageType} from {Sender} was not handled by {Recipient}")]
    public static partial void Unhandled(ILogger logger, Type messageType, IActorRef sender, IActorRef recipient);

    private static MicrosoftLogLevel Translate(Kernel.LogLevel level) => level switch
    {
        Kernel.LogLevel.DebugLevel => MicrosoftLogLevel.Debug,
        Kernel.LogLevel.InfoLevel => MicrosoftLogLevel.Information,
        Kernel.LogLevel.WarningLevel => MicrosoftLogLevel.Warning,
        _ => MicrosoftLogLevel.Error,
    };
}
