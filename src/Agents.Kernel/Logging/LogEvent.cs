using System.Globalization;

namespace Agents.Kernel;

/// <summary>Something an actor or the system wants on record; travels on the <see cref="EventStream"/>. Akka.Event.LogEvent.</summary>
public abstract class LogEvent
{
    /// <summary>Creates an event of now and of this thread.</summary>
    protected LogEvent()
    {
        Timestamp = TimeProvider.System.GetUtcNow().UtcDateTime;
        Thread = Thread.CurrentThread;
    }

    /// <summary>What went wrong; null if nothing did.</summary>
    public Exception? Cause { get; protected set; }

    /// <summary>When it happened, UTC; events of a system carry the time of its clock.</summary>
    public DateTime Timestamp { get; internal set; }

    /// <summary>The thread that logged.</summary>
    public Thread Thread { get; }

    /// <summary>Who logged: an actor's path or a type's name.</summary>
    public string LogSource { get; protected set; } = "";

    /// <summary>The class that logged.</summary>
    public Type LogClass { get; protected set; } = typeof(object);

    /// <summary>What is said: a text, or a <see cref="LogMessage"/> that keeps format and values apart.</summary>
    public object Message { get; protected set; } = "";

    /// <summary>How much it matters.</summary>
    public abstract LogLevel LogLevel();

    /// <summary>Level, time, thread, source, text and cause on one line and those of the exception.</summary>
    public override string ToString()
    {
        var line = string.Create(
            CultureInfo.InvariantCulture,
            $"[{Logging.StringFor(LogLevel())}][{Timestamp:O}][Thread {Thread.ManagedThreadId:0000}][{LogSource}] {Message}");
        return Cause is null ? line : $"{line}{Environment.NewLine}Cause: {Cause}";
    }
}
