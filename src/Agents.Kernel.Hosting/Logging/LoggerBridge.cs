using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Agents.Kernel.Hosting;

/// <summary>
/// Writes the kernel's log events to the host's logs. The category is the class that logged, so the host's filters apply to it. Of dead
/// letters and unhandled messages only types and paths are written: a message may hold what a caller said.
/// </summary>
/// <remarks>
/// A reference without an actor: an event is written in the call that publishes it, so that order is kept and nothing is lost when the
/// system ends, which is when the logs matter most.
/// </remarks>
internal sealed class LoggerBridge(ILoggerFactory factory, ActorPath path) : IActorRef
{
    private readonly ConcurrentDictionary<Type, ILogger> _loggers = new();

    public ActorPath Path { get; } = path;

    public static void Start(ActorSystem system, ILoggerFactory factory, LogLevel lowest)
    {
        var bridge = new LoggerBridge(factory, system.DeadLetters.Path.Root.Child("logger"));
        foreach (var level in Enum.GetValues<LogLevel>().Where(level => level >= lowest))
            system.EventStream.Subscribe(bridge, Kernel.Logging.ClassFor(level));
        if (lowest == LogLevel.DebugLevel) system.EventStream.Subscribe(bridge, typeof(AllDeadLetters));
    }

    public void Tell(object message, IActorRef sender)
    {
        try
        {
            Write(message);
        }
        catch (Exception)
        {
            // A log that cannot be written must not fail the actor that wrote it, and there is nowhere else to say so.
        }
    }

    public bool Equals(IActorRef? other) => ReferenceEquals(this, other);

    public override bool Equals(object? obj) => ReferenceEquals(this, obj);

    public override int GetHashCode() => Path.GetHashCode();

    public int CompareTo(IActorRef? other) => other is null ? 1 : Path.CompareTo(other.Path);

    public int CompareTo(object? obj) => CompareTo(obj as IActorRef);

    public override string ToString() => Path.ToString();

    private void Write(object message)
    {
        switch (message)
        {
            case LogEvent entry:
                BridgeLog.Write(LoggerOf(entry.LogClass), entry);
                break;
            case UnhandledMessage lost:
                BridgeLog.Unhandled(LoggerOf(typeof(UnhandledMessage)), lost.Message.GetType(), lost.Sender, lost.Recipient);
                break;
            case DeadLetter lost:
                BridgeLog.Undelivered(LoggerOf(typeof(DeadLetter)), lost.Message.GetType(), lost.Sender, lost.Recipient);
                break;
        }
    }

    private ILogger LoggerOf(Type source) => _loggers.GetOrAdd(source, static (type, factory) => factory.CreateLogger(type), factory);
}
