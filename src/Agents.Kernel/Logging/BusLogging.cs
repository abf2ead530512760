namespace Agents.Kernel;

/// <summary>Publishes what is logged on the event stream, if anybody there takes that level.</summary>
internal sealed class BusLogging(EventStream bus, TimeProvider time, string logSource, Type logClass, ILogMessageFormatter formatter) : ILoggingAdapter
{
    public ILogMessageFormatter Formatter => formatter;

    public bool IsDebugEnabled => bus.HasSubscribers(typeof(Debug));

    public bool IsInfoEnabled => bus.HasSubscribers(typeof(Info));

    public bool IsWarningEnabled => bus.HasSubscribers(typeof(Warning));

    public bool IsErrorEnabled => bus.HasSubscribers(typeof(Error));

    public bool IsEnabled(LogLevel logLevel) => bus.HasSubscribers(Logging.ClassFor(logLevel));

    public void Log(LogLevel logLevel, Exception? cause, string format) => Publish(logLevel, cause, format);

    public void Log(LogLevel logLevel, Exception? cause, LogMessage message) => Publish(logLevel, cause, message);

    private void Publish(LogLevel level, Exception? cause, object message)
    {
        if (!IsEnabled(level))
            return;
        LogEvent entry = level switch
        {
            LogLevel.DebugLevel => new Debug(cause, logSource, logClass, message),
            LogLevel.InfoLevel => new Info(cause, logSource, logClass, message),
            LogLevel.WarningLevel => new Warning(cause, logSource, logClass, message),
            _ => new Error(cause, logSource, logClass, message),
        };
        entry.Timestamp = time.GetUtcNow().UtcDateTime;
        bus.Publish(entry);
    }
}
