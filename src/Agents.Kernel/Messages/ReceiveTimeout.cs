namespace Agents.Kernel;

/// <summary>Delivered to an actor that got no message for as long as it said in <c>SetReceiveTimeout</c>. Akka.NET: <c>ReceiveTimeout</c>.</summary>
public class ReceiveTimeout : IPossiblyHarmful
{
    private ReceiveTimeout()
    {
    }

    /// <summary>The only instance.</summary>
    public static ReceiveTimeout Instance { get; } = new();
}
