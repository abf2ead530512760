namespace Agents.Actors;

/// <summary>One call of the language model: a step of a speech.</summary>
/// <param name="Speech">Number of the speech.</param>
/// <param name="Number">Number of the step within it, from 1.</param>
internal readonly record struct Step(int Speech, int Number)
{
    public override string ToString() => $"{Speech}-{Number}";
}
