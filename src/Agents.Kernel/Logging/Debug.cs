namespace Agents.Kernel;

/// <summary>For whoever looks for a fault. Akka.Event.Debug.</summary>
public class Debug : LogEvent
{
    /// <summary>Creates the event.</summary>
    /// <param name="logSource">Who logs.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="message">A text or a <see cref="LogMessage"/>.</param>
    public Debug(string logSource, Type logClass, object message)
        : this(null, logSource, logClass, message)
    {
    }

    /// <summary>Creates the event.</summary>
    /// <param name="cause">What went wrong; null if nothing did.</param>
    /// <param name="logSource">Who logs.</param>
    /// <param name="logClass">The class that logs.</param>
    /// <param name="message">A text or a <see cref="LogMessage"/>.</param>
    public Debug(Exception? cause, string logSource, Type logClass, object message)
    {
        Cause = cause;
        LogSource = logSource;
        LogClass = logClass;
        Message = message;
    }

    /// <inheritdoc/>
    public override LogLevel LogLevel() => Kernel.LogLevel.DebugLevel;
}
