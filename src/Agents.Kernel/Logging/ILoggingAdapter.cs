namespace Agents.Kernel;

/// <summary>Writes log events of one source. Get one with <c>Context.GetLogger()</c>. Akka.Event.ILoggingAdapter.</summary>
public interface ILoggingAdapter
{
    /// <summary>Puts values into formats.</summary>
    ILogMessageFormatter Formatter { get; }

    /// <summary>True if anybody takes <see cref="Debug"/> events.</summary>
    bool IsDebugEnabled { get; }

    /// <summary>True if anybody takes <see cref="Info"/> events.</summary>
    bool IsInfoEnabled { get; }

    /// <summary>True if anybody takes <see cref="Warning"/> events.</summary>
    bool IsWarningEnabled { get; }

    /// <summary>True if anybody takes <see cref="Error"/> events.</summary>
    bool IsErrorEnabled { get; }

    /// <summary>True if anybody takes events of a level.</summary>
    bool IsEnabled(LogLevel logLevel);

    /// <summary>Logs a text as it is.</summary>
    /// <param name="logLevel">How much it matters.</param>
    /// <param name="cause">What went wrong; null if nothing did.</param>
    /// <param name="format">The text.</param>
    void Log(LogLevel logLevel, Exception? cause, string format);

    /// <summary>Logs a text with values.</summary>
    /// <param name="logLevel">How much it matters.</param>
    /// <param name="cause">What went wrong; null if nothing did.</param>
    /// <param name="message">Format and values.</param>
    void Log(LogLevel logLevel, Exception? cause, LogMessage message);
}
