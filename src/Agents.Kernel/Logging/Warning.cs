namespace Agents.Kernel;

/// <summary>Odd; the system copes. Akka.Event.Warning.</summary>
public class Warning : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="logSource">Who logs.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="message">A text or a <see cref="LogMessage"/>.</param>
    public Warning(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <summary>Creates the event.</summary>
    /// <param name="cause">What went wrong; null if nothing did.</param>
    /// <param name="logSource">Who logs.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="message">A text or a <see cref="LogMessage"/>.</param>
    public Warning(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Kernel.LogLevel.WarningLevel;
}
