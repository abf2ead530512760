namespace Agents.Kernel;

/// <summary>Stops its receiver when its turn comes: what was sent before it is still handled. Akka.NET: <c>PoisonPill</c>.</summary>
public sealed class PoisonPill : IAutoReceivedMessage, IPossiblyHarmful, IDeadLetterSuppression
{
    private PoisonPill()
    {
    }

    /// <summary>The only instance.</summary>
    public static PoisonPill Instance { get; } = new();

    /// <inheritdoc />
    public override string ToString() => "<PoisonPill>";
}
