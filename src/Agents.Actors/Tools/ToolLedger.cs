using System.Collections.Immutable;

namespace Agents.Actors;

/// <summary>
/// Function calls of a session: requested, started, perhaps released (the model is told of progress and the tool runs on), finished, told
/// (and then off the ledger). Every call is answered to the model exactly once: a second outcome is refused, whatever came first (result,
/// error, deadline, cancel). Immutable; pure.
/// </summary>
internal sealed record ToolLedger
{
    private ImmutableList<ToolEntry> Entries { get; init; } = [];

    public static ToolLedger Empty { get; } = new();

    /// <summary>Calls whose tool has not ended.</summary>
    public IReadOnlyList<ToolEntry> Open => Entries.FindAll(entry => entry.Stage < ToolStage.Finished);

    /// <summary>Steps with calls that were not told yet.</summary>
    public IReadOnlyList<Step> Steps => [.. Entries.Where(entry => !entry.Told).Select(entry => entry.Step).Distinct()];

    public ToolEntry? Find(Step step, string callId) => Entries.Find(entry => entry.Step == step && entry.Call.CallId == callId);

    /// <summary>The calls of a step that were not told yet, in the order of the model.</summary>
    public IReadOnlyList<ToolEntry> Of(Step step) => Entries.FindAll(entry => entry.Step == step && !entry.Told);

    /// <summary>Whether every call of a step has something to tell.</summary>
    public bool IsComplete(Step step) => Of(step).All(entry => entry.Stage >= ToolStage.Released);

    /// <summary>Writes down a call; the same call of the same step a second time changes nothing.</summary>
    public ToolLedger Request(Step step, FunctionCall call, string sessionId) => Find(step, call.CallId) is not null
        ? this
        : this with { Entries = Entries.Add(new ToolEntry(call, step, $"{sessionId}/{step.Speech}/{step.Number}/{call.CallId}")) };

    /// <summary>The tool begins to run, with the call as it is stored: repaired arguments, time of the start.</summary>
    public ToolLedger Start(Step step, FunctionCall call, DateTimeOffset at)
        => Find(step, call.CallId) is { Stage: ToolStage.Requested } entry
        ? Change(entry, entry with { Stage = ToolStage.Started, Call = call with { CreatedAt = at } })
        : this;

    /// <summary>The tool reports progress: the first report is what the model is told of the call, later ones are counted.</summary>
    public ToolLedger Progress(Step step, string callId, ToolOutcome report, DateTimeOffset at) => Find(step, callId) switch
    {
        { Stage: ToolStage.Started } entry
            => Change(entry, entry with { Stage = ToolStage.Released, Outcome = report, EndedAt = at, Reports = 1 }),
        { Stage: ToolStage.Released } entry => Change(entry, entry with { Reports = entry.Reports + 1 }),
        _ => this,
    };

    /// <summary>Takes an outcome if there is none yet. A released call keeps what the model was told; it leaves once that is told.</summary>
    public ToolLedger Finish(Step step, string callId, ToolOutcome outcome, DateTimeOffset at) => Find(step, callId) switch
    {
        { Stage: ToolStage.Released, Told: true } entry => this with { Entries = Entries.Remove(entry) },
        { Stage: ToolStage.Released } entry => Change(entry, entry with { Stage = ToolStage.Finished }),
        { Stage: < ToolStage.Released } entry
            => Change(entry, entry with { Stage = ToolStage.Finished, Outcome = outcome, EndedAt = at }),
        _ => this,
    };

    /// <summary>Marks the calls of a step as told. Those that are finished are history now and leave the ledger.</summary>
    public ToolLedger Tell(Step step) => this with
    {
        Entries = [.. Entries
            .Where(entry => entry.Step != step || entry.Stage != ToolStage.Finished)
            .Select(entry => entry.Step == step && entry.Stage == ToolStage.Released ? entry with { Told = true } : entry)],
    };

    private ToolLedger Change(ToolEntry entry, ToolEntry changed) => this with { Entries = Entries.Replace(entry, changed) };
}
