namespace Agents.Kernel;

/// <summary>
/// Writing log events level by level. Values stand in the text as <c>{0}</c>, <c>{1}</c>, …; nothing is formatted unless somebody takes the event.
/// Akka.Event.LoggingExtensions.
/// </summary>
public static class LoggingExtensions
{
    /// <summary>Logs a text with values at level <see cref="LogLevel.DebugLevel"/>.</summary>
    public static void Debug(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.DebugLevel, null, format, args);

    /// <summary>Logs a failure at level <see cref="LogLevel.DebugLevel"/>.</summary>
    public static void Debug(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.DebugLevel, cause, format, args);

    /// <summary>Logs a text with values at level <see cref="LogLevel.InfoLevel"/>.</summary>
    public static void Info(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.InfoLevel, null, format, args);

    /// <summary>Logs a failure at level <see cref="LogLevel.InfoLevel"/>.</summary>
    public static void Info(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.InfoLevel, cause, format, args);

    /// <summary>Logs a text with values at level <see cref="LogLevel.WarningLevel"/>.</summary>
    public static void Warning(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.WarningLevel, null, format, args);

    /// <summary>Logs a failure at level <see cref="LogLevel.WarningLevel"/>.</summary>
    public static void Warning(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.WarningLevel, cause, format, args);

    /// <summary>Logs a text with values at level <see cref="LogLevel.ErrorLevel"/>.</summary>
    public static void Error(this ILoggingAdapter log, string format, params object[] args) =>
        Write(log, LogLevel.ErrorLevel, null, format, args);

    /// <summary>Logs a failure at level <see cref="LogLevel.ErrorLevel"/>.</summary>
    public static void Error(this ILoggingAdapter log, Exception cause, string format, params object[] args) =>
        Write(log, LogLevel.ErrorLevel, cause, format, args);

    private static void Write(ILoggingAdapter log, LogLevel level, Exception? cause, string format, object[] args)
    {
        if (!log.IsEnabled(level))
            return;
        if (args.Length == 0)
            log.Log(level, cause, format);
        else
            log.Log(level, cause, new FormattedLogMessage(log.Formatter, format, args));
    }
}
