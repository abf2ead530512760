namespace Agents.Kernel;

/// <summary>A log message with its values in an array.</summary>
internal sealed class FormattedLogMessage(ILogMessageFormatter formatter, string format, object[] args) : LogMessage(formatter, format)
{
    public override IEnumerable<object> Parameters() => args;

    public override string Unformatted() => $"{Format} [{string.Join(", ", args)}]";

    public override string ToString() => Formatter.Format(Format, args);
}
