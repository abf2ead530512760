using Microsoft.Extensions.Logging;

namespace Agents.Kernel.Hosting;

/// <summary>
/// Writes the kernel's log events to the host's logs. The category is the class that logged, so the host's filters apply to it. Of dead letters and
/// unhandled messages only types and paths are written: a message may hold what a caller said.
/// </summary>
internal sealed class LoggerBridge : ReceiveActor
{
    private readonly Dictionary<Type, ILogger> _loggers = [];
    private readonly ILoggerFactory _factory;
    private readonly ILogger _deadLetters;

    public LoggerBridge(ILoggerFactory factory)
    {
        _factory = factory;
        _deadLetters = factory.CreateLogger(typeof(DeadLetter));
        Receive<LogEvent>(Write);
        Receive<SuppressedDeadLetter>(_ => { });
        Receive<UnhandledMessage>(lost => BridgeLog.Unhandled(_deadLetters, lost.Message.GetType(), lost.Sender, lost.Recipient));
        Receive<AllDeadLetters>(lost => BridgeLog.Undelivered(_deadLetters, lost.Message.GetType(), lost.Sender, lost.Recipient));
    }

    public static void Start(ActorSystem system, ILoggerFactory factory, LogLevel lowest)
    {
        var bridge = ((ExtendedActorSystem)system).SystemActorOf(Props.Create(() => new LoggerBridge(factory)), "logger");
        foreach (var level in Enum.GetValues<LogLevel>().Where(level => level >= lowest))
            system.EventStream.Subscribe(bridge, Kernel.Logging.ClassFor(level));
        if (lowest == LogLevel.DebugLevel) system.EventStream.Subscribe(bridge, typeof(AllDeadLetters));
    }

    private void Write(LogEvent entry)
    {
        if (!_loggers.TryGetValue(entry.LogClass, out var logger)) _loggers[entry.LogClass] = logger = _factory.CreateLogger(entry.LogClass);
        BridgeLog.Write(logger, entry);
    }
}
