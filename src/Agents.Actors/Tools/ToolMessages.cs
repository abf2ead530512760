namespace Agents.Actors;

/// <summary>Run a function that the model asked for.</summary>
/// <param name="Step">The step it belongs to.</param>
/// <param name="Call">Name and arguments.</param>
/// <param name="Tools">The tools of that step.</param>
/// <param name="Scope">Whose tool it is.</param>
internal sealed record RunTool(Step Step, FunctionCall Call, ToolSet Tools, ToolScope Scope);

/// <summary>
/// The model asks for nothing more in this step; answer with <see cref="ToolsFinished"/> once all its calls have their outcome.
/// </summary>
internal sealed record EndToolStep(Step Step);

/// <summary>The caller interrupted the speech of this step: cancel what may be cancelled.</summary>
internal sealed record InterruptTools(Step Step);

/// <summary>The session ends: answer every open call as lost, then say <see cref="ToolsAbandoned"/>.</summary>
internal sealed record AbandonTools
{
    public static AbandonTools Instance { get; } = new();
}

/// <summary>
/// An agent goes: cancel those of its calls that may be cancelled, and answer with <see cref="ToolsLeft"/> once the others have ended (voice-session.md S13).
/// </summary>
/// <param name="Activity">Number of the stay that begins then.</param>
/// <param name="Staying">Names of the functions that are not the agent's but the session's.</param>
/// <param name="Waiting">Number of the speech whose call waits for the next agent and is not waited for; null for none.</param>
internal sealed record LeaveTools(int Activity, IReadOnlySet<string> Staying, int? Waiting);

/// <summary>No call of the agent that goes is open any more.</summary>
/// <param name="Activity">Number of the stay that begins now.</param>
internal sealed record ToolsLeft(int Activity);

/// <summary>No call is open any more.</summary>
internal sealed record ToolsAbandoned
{
    public static ToolsAbandoned Instance { get; } = new();
}

/// <summary>A tool began to run.</summary>
internal sealed record ToolRuns(Step Step, FunctionCall Call, ToolPolicy Policy);

/// <summary>A tool reported progress.</summary>
internal sealed record ToolProgressed(Step Step, FunctionCall Call, string Message);

/// <summary>A tool that was answered for by its progress says more, as a call and an output of its own.</summary>
internal sealed record ToolNews(ToolResult News);

/// <summary>A tool has ended.</summary>
internal sealed record ToolEnded(Step Step, FunctionCall Call, ToolOutcome Outcome);

/// <summary>All calls of a step have their outcome, in the order of the model.</summary>
internal sealed record ToolsFinished(Step Step, IReadOnlyList<ToolResult> Results);

/// <summary>A call and what the model is told about it.</summary>
internal sealed record ToolResult(FunctionCall Call, FunctionCallOutput Output, bool ReplyRequired)
{
    /// <summary>The agent that the tool returned; null for none.</summary>
    public Agent? Handoff { get; init; }

    /// <summary>What the model is told about a call.</summary>
    public static ToolResult Of(FunctionCall call, ToolOutcome outcome, DateTimeOffset at) => new(
        call,
        new FunctionCallOutput(call.CallId, outcome.Text, outcome.IsError) { Id = ConversationState.OutputId(call), Name = call.Name, CreatedAt = at },
        outcome.ReplyRequired)
    {
        Handoff = outcome.Handoff,
    };

    /// <summary>What the model is told about a call that was answered already: a pair of its own, named after it (F16).</summary>
    public static ToolResult More(FunctionCall call, string suffix, ToolOutcome outcome, DateTimeOffset at)
        => Of(Named(call, suffix, at), outcome, at);

    /// <summary>The call that stands for the end of a tool whose call was answered already.</summary>
    public static FunctionCall Final(FunctionCall call, DateTimeOffset at) => Named(call, "final", at);

    private static FunctionCall Named(FunctionCall call, string suffix, DateTimeOffset at)
        => call with { CallId = $"{call.CallId}_{suffix}", Id = $"{call.Id}_{suffix}", CreatedAt = at };
}
