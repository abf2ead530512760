using System.Reflection;
using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>Makes tools of methods, and gives tools their policy.</summary>
public static class ToolFunction
{
    /// <summary>
    /// Makes a tool of a method. A parameter of type <see cref="ToolContext"/> gets the call's context and one of type
    /// <see cref="CancellationToken"/> its cancellation; the model sees neither.
    /// </summary>
    /// <remarks>
    /// The result may be an <see cref="Agent"/>, or an agent and a value: then that agent takes the conversation over. (A function of
    /// <c>AIFunctionFactory</c> alone turns every result into JSON and cannot do that.)
    /// </remarks>
    /// <param name="method">What runs.</param>
    /// <param name="name">Name the model calls it by; null takes the method's.</param>
    /// <param name="description">What the model is told about it; null takes the method's <c>[Description]</c>.</param>
    /// <param name="policy">How it is run; null is the default.</param>
    public static AIFunction Create(Delegate method, string? name = null, string? description = null, ToolPolicy? policy = null)
    {
        var function = AIFunctionFactory.Create(method, Options(name, description));
        return policy is null ? function : function.WithPolicy(policy);
    }

    /// <summary>Makes a tool of a method of an object.</summary>
    internal static AIFunction Of(MethodInfo method, object? target, string name, string? description)
        => AIFunctionFactory.Create(method, method.IsStatic ? null : target, Options(name, description));

    private static AIFunctionFactoryOptions Options(string? name, string? description) => new()
        {
            Name = name,
            Description = description,
            ExcludeResultSchema = true,
            MarshalResult = static (value, _, _) => ValueTask.FromResult(value),
            ConfigureParameterBinding = static parameter => parameter.ParameterType == typeof(ToolContext)
                ? new()
                {
                    ExcludeFromSchema = true,
                    BindParameter = static (_, arguments) => ToolContext.Of(arguments),
                }
                : default,
        };

    /// <summary>The same tool with a policy of its own.</summary>
    /// <param name="tool">What runs.</param>
    /// <param name="policy">How.</param>
    public static AIFunction WithPolicy(this AIFunction tool, ToolPolicy policy) => new FunctionWithPolicy(tool, policy);

    private sealed class FunctionWithPolicy(AIFunction inner, ToolPolicy policy) : DelegatingAIFunction(inner)
    {
        public override object? GetService(Type serviceType, object? serviceKey = null)
            => serviceKey is null && serviceType == typeof(ToolPolicy) ? policy : base.GetService(serviceType, serviceKey);
    }
}
