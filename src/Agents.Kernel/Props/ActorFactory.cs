using System.Linq.Expressions;
using System.Reflection;

namespace Agents.Kernel;

/// <summary>How instances of one actor are made: the constructor is looked up once per recipe, not once per instance.</summary>
internal abstract class ActorFactory(Type actorType, object?[] arguments)
{
    public Type ActorType { get; } = actorType;

    public object?[] Arguments { get; } = arguments;

    public bool OverridesAroundReceive { get; } = ActorTypes.OverridesAroundReceive(actorType);

    public abstract ActorBase Make();

    /// <summary>Told of each instance that is no longer used.</summary>
    public virtual void Release(ActorBase actor)
    {
    }

    public static ActorFactory ForType(Type type, object?[] arguments)
    {
        ArgumentNullException.ThrowIfNull(type);
        ArgumentNullException.ThrowIfNull(arguments);
        if (!typeof(ActorBase).IsAssignableFrom(type) || type.IsAbstract)
            throw new ArgumentException($"{type} cannot be created as an actor: give a class that is not abstract and derives from ActorBase.", nameof(type));
        return new ByConstructor(type, arguments);
    }

    public static ActorFactory ForExpression<TActor>(Expression<Func<TActor>> factory)
        where TActor : ActorBase
    {
        ArgumentNullException.ThrowIfNull(factory);
        if (factory.Body is not NewExpression { Constructor: { } constructor } creation)
            throw new ArgumentException($"Props are made from a plain 'new' such as () => new {typeof(TActor).Name}(…); got: {factory.Body}.", nameof(factory));
        var arguments = new object?[creation.Arguments.Count];
        for (var i = 0; i < arguments.Length; i++)
            arguments[i] = ArgumentOf.Evaluate(creation.Arguments[i]);
        return new ByConstructor(constructor, arguments);
    }

    public static ActorFactory ForProducer(IIndirectActorProducer producer, object?[] arguments) => new ByProducer(producer, arguments);

    private sealed class ByConstructor : ActorFactory
    {
        private readonly ConstructorInvoker? _constructor;

        public ByConstructor(Type type, object?[] arguments)
            : base(type, arguments) => _constructor = ActorTypes.Constructor(type, ref arguments) is { } found ? Use(found, arguments) : null;

        public ByConstructor(ConstructorInfo constructor, object?[] arguments)
            : base(constructor.DeclaringType!, arguments) => _constructor = Use(constructor, arguments);

        private object?[] Values { get; set; } = [];

        public override ActorBase Make() =>
            (ActorBase)(_constructor ?? throw NoConstructor()).Invoke(Values.AsSpan());

        private ConstructorInvoker Use(ConstructorInfo constructor, object?[] arguments)
        {
            Values = arguments;
            return ActorTypes.Invoker(constructor);
        }

        private ActorInitializationException NoConstructor() =>
            new($"{ActorType} has no constructor for ({string.Join(", ", Arguments.Select(argument => argument?.GetType().Name ?? "null"))}).");
    }

    private sealed class ByProducer(IIndirectActorProducer producer, object?[] arguments) : ActorFactory(producer.ActorType, arguments)
    {
        public override ActorBase Make() => producer.Produce();

        public override void Release(ActorBase actor) => producer.Release(actor);
    }
}
