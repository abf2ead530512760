using System.Linq.Expressions;

namespace Agents.Kernel;

/// <summary>The recipe for an actor: immutable, shareable, used again for every restart. Akka.NET: <c>Props</c>.</summary>
public class Props : IEquatable<Props>
{
    private readonly ActorFactory _factory;

    /// <summary>An actor made by its constructor.</summary>
    /// <param name="type">A class that derives from <see cref="ActorBase"/>.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    public Props(Type type, object?[] args)
        : this(ActorFactory.ForType(type, args), null, -1)
    {
    }

    /// <summary>An actor made by its constructor without arguments.</summary>
    /// <param name="type">A class that derives from <see cref="ActorBase"/>.</param>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    public Props(Type type)
        : this(type, [])
    {
    }

    /// <summary>An actor made by its constructor, with a strategy for its children.</summary>
    /// <param name="type">A class that derives from <see cref="ActorBase"/>.</param>
    /// <param name="supervisorStrategy">Takes the place of the actor's own.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    public Props(Type type, SupervisorStrategy supervisorStrategy, params object?[] args)
        : this(ActorFactory.ForType(type, args), supervisorStrategy, -1)
    {
    }

    private Props(ActorFactory factory, SupervisorStrategy? supervisorStrategy, int stashCapacity) =>
        (_factory, SupervisorStrategy, StashCapacity) = (factory, supervisorStrategy, stashCapacity);

    /// <summary>The type of actor.</summary>
    public Type Type => _factory.ActorType;

    /// <summary>The name of the type of actor.</summary>
    public string TypeName => Type.AssemblyQualifiedName ?? Type.Name;

    /// <summary>The strategy for the actor's children, where it takes the place of the actor's own; else null.</summary>
    public SupervisorStrategy? SupervisorStrategy { get; protected set; }

    /// <summary>The constructor's arguments.</summary>
    public object?[] Arguments => _factory.Arguments;

    /// <summary>The limit of the actor's stash; −1 for none.</summary>
    internal int StashCapacity { get; }

    /// <summary>True if the type has its own <c>AroundReceive</c>.</summary>
    internal bool OverridesAroundReceive => _factory.OverridesAroundReceive;

    /// <summary>An actor made by a <c>new</c> expression, whose arguments are evaluated now.</summary>
    /// <typeparam name="TActor">The type of actor.</typeparam>
    /// <param name="factory">Such as <c>() =&gt; new Ears(options)</c>.</param>
    /// <param name="supervisorStrategy">Takes the place of the actor's own; null keeps that.</param>
    /// <exception cref="ArgumentException">The expression is not a plain <c>new</c>.</exception>
    public static Props Create<TActor>(Expression<Func<TActor>> factory, SupervisorStrategy? supervisorStrategy = null)
        where TActor : ActorBase => new(ActorFactory.ForExpression(factory), supervisorStrategy, -1);

    /// <summary>An actor made by the constructor that fits the arguments.</summary>
    /// <typeparam name="TActor">The type of actor.</typeparam>
    /// <param name="args">The constructor's arguments.</param>
    public static Props Create<TActor>(params object?[] args)
        where TActor : ActorBase => new(typeof(TActor), args);

    /// <summary>An actor made by its constructor without arguments, with a strategy for its children.</summary>
    /// <typeparam name="TActor">The type of actor.</typeparam>
    /// <param name="supervisorStrategy">Takes the place of the actor's own.</param>
    public static Props Create<TActor>(SupervisorStrategy supervisorStrategy)
        where TActor : ActorBase, new() => new(typeof(TActor), supervisorStrategy);

    /// <summary>An actor made by the constructor that fits the arguments.</summary>
    /// <param name="type">A class that derives from <see cref="ActorBase"/>.</param>
    /// <param name="args">The constructor's arguments.</param>
    /// <exception cref="ArgumentException">The type is no actor.</exception>
    public static Props Create(Type type, params object?[] args) => new(type, args);

    /// <summary>An actor made by a producer.</summary>
    /// <param name="producer">Makes the instances.</param>
    /// <param name="args">Kept for <see cref="Arguments"/>; the producer does not see them.</param>
    public static Props CreateBy(IIndirectActorProducer producer, params object?[] args)
    {
        ArgumentNullException.ThrowIfNull(producer);
        return new Props(ActorFactory.ForProducer(producer, args), null, -1);
    }

    /// <summary>The same recipe with another strategy for the actor's children.</summary>
    /// <param name="supervisorStrategy">Takes the place of the actor's own.</param>
    public Props WithSupervisorStrategy(SupervisorStrategy supervisorStrategy) => new(_factory, supervisorStrategy, StashCapacity);

    /// <summary>The same recipe with a limit for the actor's stash.</summary>
    /// <param name="stashCapacity">How many messages fit; negative for no limit.</param>
    public Props WithStashCapacity(int stashCapacity) => new(_factory, SupervisorStrategy, stashCapacity);

    /// <summary>Makes an instance; for the kernel.</summary>
    public virtual ActorBase NewActor() => _factory.Make();

    /// <summary>Lets go of an instance; for the kernel.</summary>
    internal void Release(ActorBase actor) => _factory.Release(actor);

    /// <inheritdoc />
    public bool Equals(Props? other) =>
        other is not null && Type == other.Type && Equals(SupervisorStrategy, other.SupervisorStrategy)
        && StashCapacity == other.StashCapacity && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc />
    public override bool Equals(object? obj) => Equals(obj as Props);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Type, SupervisorStrategy, Arguments.Length);
}
