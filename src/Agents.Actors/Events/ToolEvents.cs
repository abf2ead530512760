namespace Agents.Actors;

/// <summary>A function call began.</summary>
/// <param name="Call">Name and arguments.</param>
public sealed record ToolCallStarted(FunctionCall Call) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "tool_call_started";
}

/// <summary>A function call ended; exactly once per call.</summary>
/// <param name="CallId">Which.</param>
/// <param name="Name">The tool.</param>
/// <param name="Ending">How.</param>
/// <param name="Output">What the model is told.</param>
public sealed record ToolCallEnded(string CallId, string Name, ToolEnding Ending, Sensitive<string> Output) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "tool_call_ended";
}

/// <summary>All function calls of one step are done. The lists are parallel and in the order of the calls (deviation D19).</summary>
/// <param name="Calls">What the model asked for.</param>
/// <param name="Outputs">What it is told.</param>
/// <param name="HasToolReply">Whether the agent goes on to speak about it.</param>
public sealed record FunctionToolsExecuted(IReadOnlyList<FunctionCall> Calls, IReadOnlyList<FunctionCallOutput> Outputs,
    bool HasToolReply) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "function_tools_executed";
}
