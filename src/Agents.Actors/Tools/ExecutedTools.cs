namespace Agents.Actors;

/// <summary>The function calls of one step, all done, before they are stored and spoken about.</summary>
/// <param name="calls">What the model asked for.</param>
/// <param name="outputs">What it is told; parallel to <paramref name="calls"/>.</param>
/// <param name="replyRequired">Whether an output asks for words of the agent.</param>
/// <param name="handoff">The agent that takes over; null for none.</param>
public sealed class ExecutedTools(IReadOnlyList<FunctionCall> calls, IReadOnlyList<FunctionCallOutput> outputs, bool replyRequired,
    Agent? handoff = null)
{
    /// <summary>What the model asked for.</summary>
    public IReadOnlyList<FunctionCall> Calls => calls;

    /// <summary>What it is told; parallel to <see cref="Calls"/>.</summary>
    public IReadOnlyList<FunctionCallOutput> Outputs => outputs;

    /// <summary>Whether the agent will speak about it.</summary>
    public bool HasToolReply { get; private set; } = replyRequired;

    /// <summary>The agent that takes over; null for none.</summary>
    public Agent? Handoff { get; private set; } = handoff;

    /// <summary>Keeps the other agent from taking over.</summary>
    public void CancelAgentHandoff() => Handoff = null;

    /// <summary>Keeps the agent from speaking about it. The calls and their outputs are stored all the same.</summary>
    public void CancelToolReply() => HasToolReply = false;
}
