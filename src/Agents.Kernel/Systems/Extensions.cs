namespace Agents.Kernel;

/// <summary>Marks what there is once per system. Akka.NET: <c>IExtension</c>.</summary>
public interface IExtension;

/// <summary>Names and creates an extension. Akka.NET: <c>IExtensionId</c>.</summary>
public interface IExtensionId
{
    /// <summary>The type of the extension.</summary>
    Type ExtensionType { get; }

    /// <summary>The system's extension, created if need be.</summary>
    /// <param name="system">The system.</param>
    object Apply(ActorSystem system);

    /// <summary>The system's extension, created if need be.</summary>
    /// <param name="system">The system.</param>
    object Get(ActorSystem system);

    /// <summary>Creates the extension; for the system.</summary>
    /// <param name="system">The system.</param>
    object CreateExtension(ExtendedActorSystem system);
}

/// <summary>Names and creates an extension of a known type. Akka.NET: <c>IExtensionId&lt;T&gt;</c>.</summary>
/// <typeparam name="T">The type of the extension.</typeparam>
public interface IExtensionId<out T> : IExtensionId
    where T : IExtension
{
    /// <summary>The system's extension, created if need be.</summary>
    /// <param name="system">The system.</param>
    new T Apply(ActorSystem system);

    /// <summary>The system's extension, created if need be.</summary>
    /// <param name="system">The system.</param>
    new T Get(ActorSystem system);

    /// <summary>Creates the extension; for the system.</summary>
    /// <param name="system">The system.</param>
    new T CreateExtension(ExtendedActorSystem system);
}

/// <summary>The usual base of an extension's id. Akka.NET: <c>ExtensionIdProvider&lt;T&gt;</c>.</summary>
/// <typeparam name="T">The type of the extension.</typeparam>
public abstract class ExtensionIdProvider<T> : IExtensionId<T>
    where T : IExtension
{
    /// <summary>For the derived class.</summary>
    protected ExtensionIdProvider()
    {
    }

    /// <inheritdoc />
    public Type ExtensionType => typeof(T);

    /// <inheritdoc />
    public virtual T Apply(ActorSystem system) => (T)system.RegisterExtension(this);

    /// <inheritdoc />
    public virtual T Get(ActorSystem system) => (T)system.RegisterExtension(this);

    /// <inheritdoc />
    public abstract T CreateExtension(ExtendedActorSystem system);

    object IExtensionId.Apply(ActorSystem system) => Apply(system);

    object IExtensionId.Get(ActorSystem system) => Get(system);

    object IExtensionId.CreateExtension(ExtendedActorSystem system) => CreateExtension(system);
}
