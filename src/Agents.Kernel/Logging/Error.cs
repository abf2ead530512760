namespace Agents.Kernel;

/// <summary>Something failed. Akka.Event.Error.</summary>
public class Error : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="cause">What went wrong; null if nothing did.</param>
    /// <param name="logSource">Who logs.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="message">A text or a <see cref="LogMessage"/>.</param>
    public Error(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Kernel.LogLevel.ErrorLevel;
}
