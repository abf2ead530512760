namespace Agents.Kernel;

/// <summary>Makes the <see cref="CoordinatedShutdown"/> of a system. Akka.Actor.CoordinatedShutdownExtension.</summary>
public sealed class CoordinatedShutdownExtension : ExtensionIdProvider<CoordinatedShutdown>
{
    internal static readonly CoordinatedShutdownExtension Id = new();

    /// <inheritdoc/>
    public override CoordinatedShutdown CreateExtension(ExtendedActorSystem system) => new((ActorSystemImpl)system);
}
