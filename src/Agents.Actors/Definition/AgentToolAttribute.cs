namespace Agents.Actors;

/// <summary>
/// Makes a method of an <see cref="Agent"/> a function that the model may call. Its parameters become the schema, except
/// <see cref="CancellationToken"/> and <c>AIFunctionArguments</c>; <c>[Description]</c> on them is shown to the model.
/// </summary>
/// <param name="description">What the function does, for the model; null takes <c>[Description]</c> of the method.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class AgentToolAttribute(string? description = null) : Attribute
{
    /// <summary>What the function does, for the model.</summary>
    public string? Description { get; } = description;

    /// <summary>Name for the model. Default: the method's name in snake case, without "Async".</summary>
    public string? Name { get; init; }
}
