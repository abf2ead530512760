namespace Agents.Kernel;

/// <summary>Loggers, and the names of log levels. Akka.Event.Logging.</summary>
public static class Logging
{
    /// <summary>A logger that writes under the actor's path.</summary>
    /// <param name="context">The actor's context.</param>
    /// <param name="logMessageFormatter">Fills in the arguments; null takes <c>string.Format</c>.</param>
    public static ILoggingAdapter GetLogger(this IActorContext context, ILogMessageFormatter? logMessageFormatter = null) =>
        new BusLogging(
            context.System.EventStream, ClockOf(context.System), context.Self.Path.ToString(), context.Props.Type,
            logMessageFormatter ?? DefaultLogMessageFormatter.Instance);

    /// <summary>A logger that writes under a name of one's own.</summary>
    /// <param name="system">Whose event stream takes the entries.</param>
    /// <param name="logSourceObj">A name, or an object or type to name the source after.</param>
    /// <param name="logMessageFormatter">Fills in the arguments; null takes <c>string.Format</c>.</param>
    public static ILoggingAdapter GetLogger(ActorSystem system, object logSourceObj, ILogMessageFormatter? logMessageFormatter = null)
    {
        ArgumentNullException.ThrowIfNull(logSourceObj);
        var (source, type) = logSourceObj switch
        {
            string name => (name, typeof(string)),
            Type named => (SimpleName(named), named),
            _ => (SimpleName(logSourceObj), logSourceObj.GetType()),
        };
        return new BusLogging(system.EventStream, ClockOf(system), source, type, logMessageFormatter ?? DefaultLogMessageFormatter.Instance);
    }

    /// <summary>Short name of an object's type.</summary>
    public static string SimpleName(object o) => SimpleName(o.GetType());

    /// <summary>Short name of a type.</summary>
    public static string SimpleName(Type t) => t.Name;

    /// <summary>The event class of a level.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is none of the four.</exception>
    public static Type ClassFor(LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => typeof(Debug),
        LogLevel.InfoLevel => typeof(Info),
        LogLevel.WarningLevel => typeof(Warning),
        LogLevel.ErrorLevel => typeof(Error),
        _ => throw Unknown(logLevel),
    };

    /// <summary>Name of a level as configuration and log lines write it: <c>DEBUG</c>, <c>INFO</c>, <c>WARNING</c> or <c>ERROR</c>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The level is none of the four.</exception>
    public static string StringFor(LogLevel logLevel) => logLevel switch
    {
        LogLevel.DebugLevel => "DEBUG",
        LogLevel.InfoLevel => "INFO",
        LogLevel.WarningLevel => "WARNING",
        LogLevel.ErrorLevel => "ERROR",
        _ => throw Unknown(logLevel),
    };

    /// <summary>Level of a name, in any case.</summary>
    /// <exception cref="ArgumentException">The name is none of <c>DEBUG</c>, <c>INFO</c>, <c>WARNING</c>, <c>ERROR</c>.</exception>
    public static LogLevel LogLevelFor(string logLevel) => logLevel?.ToUpperInvariant() switch
    {
        "DEBUG" => LogLevel.DebugLevel,
        "INFO" => LogLevel.InfoLevel,
        "WARNING" => LogLevel.WarningLevel,
        "ERROR" => LogLevel.ErrorLevel,
        _ => throw new ArgumentException($"'{logLevel}' is no log level: write DEBUG, INFO, WARNING or ERROR.", nameof(logLevel)),
    };

    /// <summary>Level of an event class.</summary>
    /// <exception cref="ArgumentException"><typeparamref name="T"/> is none of the four event classes.</exception>
    public static LogLevel LogLevelFor<T>()
        where T : LogEvent
    {
        foreach (var level in Enum.GetValues<LogLevel>())
        {
            if (typeof(T) == ClassFor(level))
                return level;
        }

        throw new ArgumentException($"{typeof(T)} has no log level: use Debug, Info, Warning or Error.");
    }

    private static TimeProvider ClockOf(ActorSystem system) => (system as ActorSystemImpl)?.Time ?? TimeProvider.System;

    private static ArgumentOutOfRangeException Unknown(LogLevel level) =>
        new(nameof(level), level, $"{(int)level} is no log level: use one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
}
