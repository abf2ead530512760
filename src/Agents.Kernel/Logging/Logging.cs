namespace Agents.Kernel;

/// <summary>Loggers, and the names of log levels. Akka.Event.Logging.</summary>
public static class Logging
{
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

    private static ArgumentOutOfRangeException Unknown(LogLevel level) =>
        new(nameof(level), level, $"{(int)level} is no log level: use one of {string.Join(", ", Enum.GetNames<LogLevel>())}.");
}
