using System.Collections.Concurrent;
using System.Reflection;

namespace Agents.Kernel;

/// <summary>What reflection says about actor types, asked once per type.</summary>
internal static class ActorTypes
{
    private const BindingFlags Instance = BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic;

    private static readonly ConcurrentDictionary<Type, bool> AroundReceive = new();
    private static readonly ConcurrentDictionary<Type, ConstructorInfo[]> Constructors = new();
    private static readonly ConcurrentDictionary<ConstructorInfo, ConstructorInvoker> Invokers = new();

    public static bool OverridesAroundReceive(Type type) => AroundReceive.GetOrAdd(type, static type =>
        type.GetMethod(nameof(ActorBase.AroundReceive), Instance)!.DeclaringType != typeof(ActorBase));

    public static ConstructorInvoker Invoker(ConstructorInfo constructor) => Invokers.GetOrAdd(constructor, ConstructorInvoker.Create);

    /// <summary>The constructor that takes the arguments, completed with the defaults of optional parameters; null if there is none.</summary>
    public static ConstructorInfo? Constructor(Type type, ref object?[] arguments)
    {
        var candidates = Constructors.GetOrAdd(type, static type => [.. type.GetConstructors(Instance).OrderBy(found => found.GetParameters().Length)]);
        foreach (var candidate in candidates)
        {
            if (Fit(candidate.GetParameters(), arguments) is { } complete)
            {
                arguments = complete;
                return candidate;
            }
        }

        return null;
    }

    private static object?[]? Fit(ParameterInfo[] parameters, object?[] arguments)
    {
        if (parameters.Length < arguments.Length)
            return null;
        var complete = new object?[parameters.Length];
        for (var i = 0; i < parameters.Length; i++)
        {
            if (i < arguments.Length ? !Takes(parameters[i].ParameterType, arguments[i]) : !parameters[i].HasDefaultValue)
                return null;
            complete[i] = i < arguments.Length ? arguments[i] : parameters[i].DefaultValue;
        }

        return complete;
    }

    private static bool Takes(Type type, object? value) =>
        value is null ? !type.IsValueType || Nullable.GetUnderlyingType(type) is not null : type.IsInstanceOfType(value);
}
