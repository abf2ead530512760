namespace Agents.Actors;

/// <summary>One life of a node: a process that starts again under the same name is another.</summary>
/// <param name="Name">Name of the node; one at a time has it.</param>
/// <param name="Incarnation">From 1, larger for every start.</param>
public sealed record NodeId(string Name, long Incarnation)
{
    /// <inheritdoc />
    public override string ToString() => $"{Name}#{Incarnation}";
}
