namespace Agents.Actors;

/// <summary>
/// Owns the ledger of function calls: runs them in parallel, each with its deadline, and answers every call exactly once. An interruption
/// does not touch a call that runs (voice-session.md F13), unless its policy says so.
/// </summary>
internal sealed partial class ToolsActor : ReceiveActor, IWithTimers
{
    private readonly ToolTexts _texts;
    private readonly string _sessionId;
    private readonly Journal _journal;
    private readonly Dictionary<(Step Step, string CallId), RunningTool> _running = [];
    private readonly HashSet<Step> _ended = [];
    private ToolLedger _ledger = ToolLedger.Empty;

    public ToolsActor(ToolTexts texts, string sessionId, Journal journal)
    {
        (_texts, _sessionId, _journal) = (texts, sessionId, journal);
        Receive<AsAgent>(asked => Context.Parent.Forward(asked)); // behind what the tool has reported
        Receive<RunTool>(OnRun);
        Receive<StartWritten>(OnStartWritten);
        Receive<Reported>(OnReported);
        Receive<Returned>(OnReturned);
        Receive<Expired>(OnExpired);
        Receive<EndToolStep>(OnEndStep);
        Receive<InterruptTools>(OnInterrupt);
        Receive<ListRunningTools>(_ => Sender.Tell(RunningTools()));
        Receive<CancelTool>(cancel => Sender.Tell(Cancel(cancel.CallId)));
        Receive<LeaveTools>(OnLeave);
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
            running.Stop.Cancel();
    }

    private void OnReported(Reported reported)
    {
        var (step, callId) = (reported.Step, reported.CallId);
        if (_ledger.Find(step, callId) is not { Stage: ToolStage.Started or ToolStage.Released } before)
            return;
        var report = ToolOutcome.Value(ToolTexts.Fill(_texts.ProgressUpdate, before.Call, reported.Message));
        _ledger = _ledger.Progress(step, callId, report, Now);
        Watch(step, callId);
        Context.Parent.Tell(new ToolProgressed(step, before.Call, reported.Message));
        if (before.Stage == ToolStage.Released)
            Context.Parent.Tell(new ToolNews(ToolResult.More(before.Call, $"update_{before.Reports + 1}", report, Now)));
        else
            Release(before, report);
    }

    /// <summary>
    /// The report answers the call. What the tool has to say at its end is a call of its own from now on, so that a session that is taken up
    /// again from its log tells the model that the end is not known.
    /// </summary>
    private void Release(ToolEntry entry, ToolOutcome report)
    {
        var final = ToolResult.Final(entry.Call, Now);
        Write(new ToolFinished(entry.Call.Id, report));
        Write(new ToolRequested(final, entry.Step.Speech, entry.Step.Number));
        Write(new ToolStarted(final, entry.IdempotencyKey));
        Tell(entry.Step);
    }

    /// <summary>A tool that has been answered for cannot hand over any more (F18).</summary>
    private void OnReturned(Returned returned)
    {
        var released = _ledger.Find(returned.Step, returned.CallId) is { Stage: ToolStage.Released };
        Finish(returned.Step, returned.CallId, released && returned.Outcome.Handoff is not null ? ToolOutcome.LateHandoff : returned.Outcome);
    }

    private void OnExpired(Expired expired)
    {
        if (_ledger.Find(expired.Step, expired.CallId) is not { Stage: < ToolStage.Finished } entry)
            return;
        Finish(expired.Step, expired.CallId, entry.Stage == ToolStage.Requested
            ? ToolOutcome.NotRun : ToolOutcome.Late(_running[(expired.Step, expired.CallId)].Deadline));
    }

    private void OnInterrupt(InterruptTools interrupt)
    {
        foreach (var open in _ledger.Open.Where(entry => entry.Step == interrupt.Step && PolicyOf(entry).CancelledByInterruption))
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
        if (_ledger.Find(step, callId) is not { Stage: < ToolStage.Finished } before)
            return;
        if (before.Stage == ToolStage.Requested)
            before = Begin(step, before.Call, PolicyOf(before));
        _ledger = _ledger.Finish(step, callId, outcome, Now);
        Timers.Cancel((step, callId));
        if (_running.Remove((step, callId), out var running))
            running.Stop.Cancel();
        Context.Parent.Tell(new ToolEnded(step, before.Call, outcome));
        Settle(step, before, outcome);
        LookForLeave();
    }

    /// <summary>Has the outcome told: with its step, or as news if the call was answered by its progress.</summary>
    private void Settle(Step step, ToolEntry before, ToolOutcome outcome)
    {
        if (before.Stage == ToolStage.Released)
        {
            var final = ToolResult.Final(before.Call, Now);
            Write(new ToolFinished(final.Id, outcome));
            Context.Parent.Tell(new ToolNews(ToolResult.Of(final, outcome, Now)));
            return;
        }
        Write(new ToolFinished(before.Call.Id, outcome));
        Tell(step);
    }

    private void OnEndStep(EndToolStep end)
    {
        _ended.Add(end.Step);
        Tell(end.Step);
    }

    /// <summary>Tells the session a step's results once each call has one.</summary>
    private void Tell(Step step)
    {
        if (!_ended.Contains(step) || !_ledger.IsComplete(step))
            return;
        var results = _ledger.Of(step).Select(entry => ToolResult.Of(entry.Call, entry.Outcome!, entry.EndedAt!.Value)).ToList();
        _ledger = _ledger.Tell(step);
        _ended.Remove(step);
        Context.Parent.Tell(new ToolsFinished(step, results));
    }

    private void Write(SessionRecord record) => _journal.Append(record with { At = Now });

    private ToolPolicy PolicyOf(ToolEntry entry)
        => _running.TryGetValue((entry.Step, entry.Call.CallId), out var running) ? running.Policy : ToolPolicy.Default;

    /// <summary>What is needed while a tool runs.</summary>
    private sealed record RunningTool(CancellationTokenSource Stop, TimeSpan Deadline, ToolPolicy Policy);

    private sealed record StartWritten(ToolEntry Entry, bool Durable, Action<ToolEntry> Run);

    private sealed record Reported(Step Step, string CallId, string Message);

    private sealed record Returned(Step Step, string CallId, ToolOutcome Outcome);

    private sealed record Expired(Step Step, string CallId);
}
