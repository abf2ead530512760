using Microsoft.Extensions.AI;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>A function whose wire description goes out as it is (protocol 4.4, raw tool): <c>{name, description, parameters, …}</c>.</summary>
/// <param name="schema">The value of <c>function</c> in the tool's entry; must have a <c>name</c>.</param>
/// <exception cref="ArgumentException">The schema has no name.</exception>
public sealed class RawFunctionTool(JObject schema) : AITool
{
    /// <inheritdoc/>
    public override string Name { get; } = (string?)schema["name"] is { Length: > 0 } name
        ? name
        : throw new ArgumentException("A raw function tool needs a name in its schema.", nameof(schema));

    /// <summary>What is sent.</summary>
    public JObject Schema { get; } = schema;
}
