namespace Agents.Kernel;

/// <summary>A format and its values, put together only when somebody reads the text. Akka.Event.LogMessage.</summary>
public abstract class LogMessage
{
    /// <summary>Puts the values into the format.</summary>
    protected readonly ILogMessageFormatter Formatter;

    /// <summary>Creates the message.</summary>
    /// <param name="formatter">Puts the values into the format.</param>
    /// <param name="format">Text with places for values: <c>{0}</c>, <c>{1}</c>, …</param>
    public LogMessage(ILogMessageFormatter formatter, string format)
    {
        Formatter = formatter;
        Format = format;
    }

    /// <summary>Text with places for values.</summary>
    public string Format { get; }

    /// <summary>The values, in the order of their places.</summary>
    public abstract IEnumerable<object> Parameters();

    /// <summary>Format and values side by side, not put together.</summary>
    public abstract string Unformatted();
}
