namespace Agents.Kernel;

/// <summary>Makes its receiver fail with an <see cref="ActorKilledException"/>, which its supervisor decides on. Akka.NET: <c>Kill</c>.</summary>
public sealed class Kill : IAutoReceivedMessage
{
    private Kill()
    {
    }

    /// <summary>The only instance.</summary>
    public static Kill Instance { get; } = new();

    /// <inheritdoc />
    public override string ToString() => "<Kill>";
}
