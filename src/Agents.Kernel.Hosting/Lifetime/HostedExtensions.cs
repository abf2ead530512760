namespace Agents.Kernel.Hosting;

internal static class HostedExtensions
{
    /// <summary>What hosting has hung on a system.</summary>
    public static T HostedExtension<T>(this ActorSystem system)
        where T : class, IExtension
    {
        ArgumentNullException.ThrowIfNull(system);
        return system.HasExtension<T>()
            ? system.GetExtension<T>()!
            : throw new InvalidOperationException($"Actor system '{system.Name}' has no {typeof(T).Name}: only systems added to a host by AddActorSystem do.");
    }
}
