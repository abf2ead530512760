using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>How far a function call is.</summary>
internal enum ToolStage
{
    /// <summary>The model asked for it.</summary>
    Requested,

    /// <summary>The tool runs.</summary>
    Started,

    /// <summary>It has an outcome. Once the model is told, the call leaves the ledger and is history.</summary>
    Finished,
}

/// <summary>One line of the ledger.</summary>
/// <param name="Call">What the model asked for.</param>
/// <param name="Step">The step of the speech it belongs to.</param>
/// <param name="IdempotencyKey">The same for the same call, whatever is restarted; another one for any other call.</param>
internal sealed record ToolEntry(FunctionCall Call, Step Step, string IdempotencyKey)
{
    public ToolStage Stage { get; init; } = ToolStage.Requested;

    public ToolOutcome? Outcome { get; init; }

    public DateTimeOffset? EndedAt { get; init; }
}

/// <summary>
/// Function calls of a session: requested, started, finished, told (and then off the ledger). Every call is answered to the model exactly
/// once: a second outcome is
/// refused, whatever came first (result, error, deadline, cancel). Immutable; pure.
/// </summary>
internal sealed record ToolLedger
{
    private ImmutableList<ToolEntry> Entries { get; init; } = [];

    public static ToolLedger Empty { get; } = new();

    /// <summary>Calls without an outcome.</summary>
    public IReadOnlyList<ToolEntry> Open => Entries.FindAll(entry => entry.Stage < ToolStage.Finished);

    /// <summary>Steps with calls that were not told yet.</summary>
    public IReadOnlyList<Step> Steps => [.. Entries.Select(entry => entry.Step).Distinct()];

    public ToolEntry? Find(Step step, string callId) => Entries.Find(entry => entry.Step == step && entry.Call.CallId == callId);

    public IReadOnlyList<ToolEntry> Of(Step step) => Entries.FindAll(entry => entry.Step == step);

    /// <summary>Whether every call of a step has its outcome.</summary>
    public bool IsComplete(Step step) => Of(step).All(entry => entry.Stage >= ToolStage.Finished);

    /// <summary>Writes down a call; the same call of the same step a second time changes nothing.</summary>
    public ToolLedger Request(Step step, FunctionCall call, string sessionId) => Find(step, call.CallId) is not null
        ? this
        : this with { Entries = Entries.Add(new ToolEntry(call, step, $"{sessionId}/{step.Speech}/{step.Number}/{call.CallId}")) };

    /// <summary>The tool begins to run, with the call as it is stored: repaired arguments, time of the start.</summary>
    public ToolLedger Start(Step step, FunctionCall call, DateTimeOffset at)
        => Find(step, call.CallId) is { Stage: ToolStage.Requested } entry
        ? this with { Entries = Entries.Replace(entry, entry with { Stage = ToolStage.Started, Call = call with { CreatedAt = at } }) }
        : this;

    /// <summary>Takes an outcome if there is none yet.</summary>
    public ToolLedger Finish(Step step, string callId, ToolOutcome outcome, DateTimeOffset at)
    {
        var entry = Find(step, callId);
        return entry is null or { Stage: >= ToolStage.Finished }
            ? this
            : this with { Entries = Entries.Replace(entry, entry with { Stage = ToolStage.Finished, Outcome = outcome, EndedAt = at }) };
    }

    /// <summary>Marks the calls of a step as told and takes them off the ledger: they are history now.</summary>
    public ToolLedger Tell(Step step) => this
        with { Entries = Entries.RemoveAll(entry => entry.Step == step && entry.Stage == ToolStage.Finished) };
}
