using System.Globalization;

namespace Agents.Kernel;

/// <summary>
/// Formats as <see cref="string.Format(string, object?[])"/> does, in the invariant culture. A format that does not fit its values never throws:
/// logging must not break what it tells about. Akka.Event.DefaultLogMessageFormatter.
/// </summary>
public class DefaultLogMessageFormatter : ILogMessageFormatter
{
    /// <summary>The only instance.</summary>
    public static readonly DefaultLogMessageFormatter Instance = new();

    private DefaultLogMessageFormatter()
    {
    }

    /// <inheritdoc/>
    public string Format(string format, params object[] args)
    {
        try
        {
            return args.Length == 0 ? format : string.Format(CultureInfo.InvariantCulture, format, args);
        }
        catch (FormatException)
        {
            return $"{format} [{string.Join(", ", args)}]";
        }
    }

    /// <inheritdoc/>
    public string Format(string format, IEnumerable<object> args) => Format(format, args.ToArray());
}
