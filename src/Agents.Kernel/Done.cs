namespace Agents.Kernel;

/// <summary>Says that something is complete where there is no result to give: the "void" of messages and tasks.</summary>
public sealed class Done
{
    private Done()
    {
    }

    /// <summary>The only instance.</summary>
    public static readonly Done Instance = new();
}
