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

    /// <summary>Whether another agent takes over.</summary>
    public bool HasAgentHandoff { get; init; }
}

/// <summary>A tool reported progress.</summary>
/// <param name="CallId">Which call.</param>
/// <param name="Name">The tool.</param>
/// <param name="Message">What it said.</param>
public sealed record ToolCallUpdated(string CallId, string Name, Sensitive<string> Message) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "tool_call_updated";
}

/// <summary>How far the announcement of news from tools is.</summary>
public enum ToolReplyStatus
{
    /// <summary>A speech was made for it.</summary>
    Scheduled,

    /// <summary>The caller has heard it.</summary>
    Completed,

    /// <summary>It was interrupted or failed; the news are in the conversation all the same.</summary>
    Interrupted,

    /// <summary>The model found nothing left to say.</summary>
    Skipped,
}

/// <summary>News of tools that ran beside the conversation are told to the caller (voice-session.md F17).</summary>
/// <param name="UpdateIds">Call ids of the news in the conversation.</param>
/// <param name="Status">How far it is.</param>
/// <param name="SpeechId">The speech that tells them.</param>
public sealed record ToolReplyUpdated(IReadOnlyList<string> UpdateIds, ToolReplyStatus Status, string SpeechId) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "tool_reply_updated";
}

/// <summary>A tool server is connected and has listed its tools; they are offered to the model from now on.</summary>
/// <param name="Server">Which.</param>
/// <param name="Tools">Their names.</param>
public sealed record ToolServerConnected(string Server, IReadOnlyList<string> Tools) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "tool_server_connected";
}

/// <summary>A tool server cannot be reached, or was lost. It is tried again; calls of its tools end with an error meanwhile.</summary>
/// <param name="Server">Which.</param>
/// <param name="Error">What happened.</param>
public sealed record ToolServerFailed(string Server, Exception Error) : SessionEvent
{
    /// <inheritdoc />
    public override string Type => "tool_server_failed";
}
