using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>
/// Owns the ledger of function calls: runs them in parallel, each with its deadline, and answers every call exactly once. An interruption
/// does not
/// touch a call that runs (voice-session.md F13).
/// </summary>
internal sealed class ToolsActor : ReceiveActor, IWithTimers
{
    private readonly Dictionary<string, AIFunction> _tools;
    private readonly ToolOptions _options;
    private readonly string _sessionId;
    private readonly Journal _journal;
    private readonly Dictionary<(Step Step, string CallId), CancellationTokenSource> _running = [];
    private readonly HashSet<Step> _ended = [];
    private ToolLedger _ledger = ToolLedger.Empty;

    public ToolsActor(IReadOnlyList<AIFunction> tools, ToolOptions options, string sessionId, Journal journal)
    {
        (_options, _sessionId, _journal) = (options, sessionId, journal);
        _tools = tools.DistinctBy(tool => tool.Name).ToDictionary(tool => tool.Name);
        Receive<RunTool>(OnRun);
        Receive<StartWritten>(OnStartWritten);
        Receive<Returned>(returned => Finish(returned.Step, returned.CallId, returned.Outcome));
        Receive<Expired>(OnExpired);
        Receive<EndToolStep>(OnEndStep);
        Receive<InterruptTools>(OnInterrupt);
        Receive<AbandonTools>(_ =>
        {
            Abandon();
            Sender.Tell(ToolsAbandoned.Instance);
        });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => Context.System.Scheduler.Now;

    /// <summary>A bug here loses the ledger, so what is on it is answered first.</summary>
    protected override void PreRestart(Exception reason, object? message)
    {
        Abandon();
        base.PreRestart(reason, message);
    }

    protected override void PostStop()
    {
        foreach (var running in _running.Values)
            running.Cancel();
    }

    private void OnRun(RunTool run)
    {
        if (_ledger.Find(run.Step, run.Call.CallId) is not null)
            return;
        _ledger = _ledger.Request(run.Step, run.Call, _sessionId);
        Write(new ToolRequested(run.Call, run.Step.Speech, run.Step.Number));
        if (!_tools.TryGetValue(run.Call.Name, out var tool))
        {
            Finish(run.Step, run.Call.CallId, ToolOutcome.UnknownTool(run.Call.Name, _tools.Keys));
            return;
        }
        var arguments = ToolArguments.Read(run.Call.Arguments, tool.JsonSchema);
        var call = run.Call with { Arguments = arguments.Canonical ?? run.Call.Arguments };
        if (arguments.Values is not { } values)
        {
            Begin(run.Step, call);
            Finish(run.Step, run.Call.CallId, ToolOutcome.Error(arguments.Fault!));
            return;
        }
        Timers.StartSingleTimer((run.Step, run.Call.CallId), new Expired(run.Step, run.Call.CallId), _options.DeadlineOf(tool.Name));
        WriteStart(run.Step, call, ready => Invoke(tool, values, ready));
    }

    /// <summary>A tool may have an effect, so that it runs is durable before it does.</summary>
    private void WriteStart(Step step, FunctionCall call, Action<ToolEntry> run)
    {
        var started = new ToolStarted(call with { CreatedAt = Now }, _ledger.Find(step, call.CallId)!.IdempotencyKey) { At = Now };
        var written = _journal.AppendDurablyAsync(started);
        if (written.IsCompleted)
            OnStartWritten(new StartWritten(step, call, written.Result, run));
        else
            written.PipeTo(Self, Self, durable => new StartWritten(step, call, durable, run));
    }

    private void OnStartWritten(StartWritten start)
    {
        if (_ledger.Find(start.Step, start.Call.CallId) is not { Stage: ToolStage.Requested })
            return; // answered for while it waited
        var entry = Begin(start.Step, start.Call);
        if (start.Durable)
            start.Run(entry);
        else
            Finish(start.Step, start.Call.CallId, ToolOutcome.NotRun);
    }

    private void Invoke(AIFunction tool, System.Text.Json.Nodes.JsonObject values, ToolEntry entry)
    {
        var stop = _running[(entry.Step, entry.Call.CallId)] = new CancellationTokenSource();
        _ = InvokeAsync(tool, values, entry, Self, stop.Token);
    }

    private void Write(SessionRecord record) => _journal.Append(record with { At = Now });

    private ToolEntry Begin(Step step, FunctionCall call)
    {
        _ledger = _ledger.Start(step, call, Now);
        var entry = _ledger.Find(step, call.CallId)!;
        Context.Parent.Tell(new ToolRuns(step, entry.Call));
        return entry;
    }

    private static async Task InvokeAsync(AIFunction tool, System.Text.Json.Nodes.JsonObject values, ToolEntry entry, IActorRef self,
        CancellationToken stop)
        => self.Tell(new Returned(entry.Step, entry.Call.CallId, await ToolRunner.RunAsync(tool, values, entry.IdempotencyKey, stop)));

    private void OnExpired(Expired expired)
    {
        if (_ledger.Find(expired.Step, expired.CallId) is not { } entry)
            return;
        Finish(expired.Step, expired.CallId,
            entry.Stage == ToolStage.Requested ? ToolOutcome.NotRun : ToolOutcome.Late(_options.DeadlineOf(entry.Call.Name)));
    }

    private void OnInterrupt(InterruptTools interrupt)
    {
        foreach (var open in _ledger.Open.Where(entry => entry.Step == interrupt.Step
            && _options.CancelledByInterruption.Contains(entry.Call.Name)))
            Finish(open.Step, open.Call.CallId, ToolOutcome.Interrupted);
    }

    private void Abandon()
    {
        _ended.UnionWith(_ledger.Steps);
        foreach (var open in _ledger.Open)
            Finish(open.Step, open.Call.CallId, ToolOutcome.Lost);
        foreach (var step in _ledger.Steps)
            Tell(step);
    }

    private void Finish(Step step, string callId, ToolOutcome outcome)
    {
        if (_ledger.Find(step, callId) is not { Stage: < ToolStage.Finished } open)
            return;
        if (open.Stage == ToolStage.Requested)
            Begin(step, open.Call);
        _ledger = _ledger.Finish(step, callId, outcome, Now);
        Write(new ToolFinished(_ledger.Find(step, callId)!.Call.Id, outcome));
        Timers.Cancel((step, callId));
        if (_running.Remove((step, callId), out var stop))
            stop.Cancel();
        Context.Parent.Tell(new ToolEnded(step, _ledger.Find(step, callId)!.Call, outcome));
        Tell(step);
    }

    private void OnEndStep(EndToolStep end)
    {
        _ended.Add(end.Step);
        Tell(end.Step);
    }

    /// <summary>Tells the session a step's results once nothing is open; then the calls leave the ledger.</summary>
    private void Tell(Step step)
    {
        if (!_ended.Contains(step) || !_ledger.IsComplete(step))
            return;
        var results = _ledger.Of(step).Select(Result).ToList();
        _ledger = _ledger.Tell(step);
        _ended.Remove(step);
        Context.Parent.Tell(new ToolsFinished(step, results));
    }

    private static ToolResult Result(ToolEntry entry) => new(
        entry.Call,
        new FunctionCallOutput(entry.Call.CallId, entry.Outcome!.Text, entry.Outcome.IsError)
        {
            Id = ConversationState.OutputId(entry.Call),
            Name = entry.Call.Name,
            CreatedAt = entry.EndedAt!.Value,
        },
        entry.Outcome.ReplyRequired);

    private sealed record StartWritten(Step Step, FunctionCall Call, bool Durable, Action<ToolEntry> Run);

    private sealed record Returned(Step Step, string CallId, ToolOutcome Outcome);

    private sealed record Expired(Step Step, string CallId);
}
