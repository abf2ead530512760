namespace Agents.Kernel;

/// <summary>A failure as a message. Akka.NET: <c>Failure</c>.</summary>
public class Failure
{
    /// <summary>What went wrong.</summary>
    public Exception Exception { get; set; } = new InvalidOperationException("The failure names no exception.");

    /// <summary>When, in universal time.</summary>
    public DateTime Timestamp { get; set; }

    /// <inheritdoc />
    public override string ToString() => $"Failure: {Exception}";
}
