namespace Agents.Kernel;

/// <summary>Puts values into the places of a format. Akka.Event.ILogMessageFormatter.</summary>
public interface ILogMessageFormatter
{
    /// <summary>The format with its values.</summary>
    string Format(string format, params object[] args);

    /// <summary>The format with its values.</summary>
    string Format(string format, IEnumerable<object> args);
}
