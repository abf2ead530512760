using System.Text.Json.Nodes;
using Microsoft.Extensions.AI;

namespace Agents.Actors;

// Begins calls, and cancels them.
internal sealed partial class ToolsActor
{
    private void OnRun(RunTool run)
    {
        var (step, callId) = (run.Step, run.Call.CallId);
        if (_ledger.Find(step, callId) is not null)
            return;
        _ledger = _ledger.Request(step, run.Call, _sessionId);
        Write(new ToolRequested(run.Call, step.Speech, step.Number));
        if (run.Tools.Find(run.Call.Name) is not { } tool)
        {
            Finish(step, callId, ToolOutcome.UnknownTool(run.Call.Name, run.Tools.Names));
            return;
        }
        var policy = run.Tools.PolicyOf(tool.Name);
        var seen = policy.OnDuplicate == DuplicateRule.Confirm ? new ConfirmableFunction(tool) : tool;
        var arguments = ToolArguments.Read(run.Call.Arguments, seen.JsonSchema);
        if (arguments.Values is not { } values)
        {
            Finish(step, callId, ToolOutcome.Error(arguments.Fault!));
            return;
        }
        var confirmed = ConfirmableFunction.Take(values);
        var call = run.Call with { Arguments = values.ToJsonString() };
        var decision = DuplicatePolicy.Decide(policy, call, confirmed, _ledger.Open.Where(IsRunning).Select(open => open.Call), _texts);
        if (decision is DuplicateDecision.RunInsteadOf { Replaced: var replaced })
            foreach (var open in _ledger.Open.Where(open => replaced.Contains(open.Call)))
                Finish(open.Step, open.Call.CallId, ToolOutcome.Replaced);
        if (decision is DuplicateDecision.Refuse refused)
        {
            Begin(step, call, policy);
            Finish(step, callId, ToolOutcome.Error(refused.Text));
            return;
        }
        _running[(step, callId)] = new RunningTool(new CancellationTokenSource(), run.Tools.DeadlineOf(tool.Name), policy);
        Watch(step, callId);
        WriteStart(_ledger.Find(step, callId)! with { Call = call }, ready => Invoke(tool, values, ready, run.Scope));
    }

    /// <summary>A tool may have an effect, so that it runs is durable before it does.</summary>
    private void WriteStart(ToolEntry entry, Action<ToolEntry> run)
    {
        var written = _journal.AppendDurablyAsync(new ToolStarted(entry.Call with { CreatedAt = Now }, entry.IdempotencyKey) { At = Now });
        if (written.IsCompleted)
            OnStartWritten(new StartWritten(entry, written.Result, run));
        else
            written.PipeTo(Self, Self, durable => new StartWritten(entry, durable, run));
    }

    private void OnStartWritten(StartWritten start)
    {
        var (step, call) = (start.Entry.Step, start.Entry.Call);
        if (_ledger.Find(step, call.CallId) is not { Stage: ToolStage.Requested })
            return; // answered for while it waited
        var entry = Begin(step, call, PolicyOf(start.Entry));
        if (start.Durable)
            start.Run(entry);
        else
            Finish(step, call.CallId, ToolOutcome.NotRun);
    }

    private ToolEntry Begin(Step step, FunctionCall call, ToolPolicy policy)
    {
        _ledger = _ledger.Start(step, call, Now);
        var entry = _ledger.Find(step, call.CallId)!;
        Context.Parent.Tell(new ToolRuns(step, entry.Call, policy));
        return entry;
    }

    private void Invoke(AIFunction tool, JsonObject values, ToolEntry entry, ToolScope scope)
    {
        var (step, callId, self) = (entry.Step, entry.Call.CallId, Self);
        var context = new ToolContext(entry.Call, entry.IdempotencyKey, scope, message => self.Tell(new Reported(step, callId, message)));
        _ = InvokeAsync(tool, values, context, entry, self, _running[(step, callId)].Stop.Token);
    }

    private static async Task InvokeAsync(AIFunction tool, JsonObject values, ToolContext context, ToolEntry entry, IActorRef self,
        CancellationToken stop)
    {
        ToolScope.Current = context.Scope;
        self.Tell(new Returned(entry.Step, entry.Call.CallId, await ToolRunner.RunAsync(tool, values, context, stop)));
    }

    /// <summary>Gives a call its whole deadline from now.</summary>
    private void Watch(Step step, string callId)
        => Timers.StartSingleTimer((step, callId), new Expired(step, callId), _running[(step, callId)].Deadline);

    private bool IsRunning(ToolEntry entry) => _running.ContainsKey((entry.Step, entry.Call.CallId));

    private IReadOnlyList<ToolEntry> CancellableCalls() => [.. _ledger.Open.Where(open => PolicyOf(open).Cancellable)];

    private string RunningTools()
    {
        var calls = CancellableCalls();
        return calls.Count == 0
            ? "No tool runs that can be cancelled."
            : new JsonArray([.. calls.Select(open => new JsonObject
            {
                ["call_id"] = open.Call.CallId,
                ["name"] = open.Call.Name,
                ["arguments"] = JsonNode.Parse(open.Call.Arguments),
                ["running_seconds"] = Math.Round((Now - open.Call.CreatedAt).TotalSeconds, 1),
            })]).ToJsonString();
    }

    private string Cancel(string callId)
    {
        var named = CancellableCalls().Where(open => open.Call.CallId == callId).ToList();
        named.ForEach(open => Finish(open.Step, callId, ToolOutcome.CancelledByModel));
        return named.Count > 0 ? "The call was cancelled." : $"No call {callId} runs that can be cancelled. {RunningTools()}";
    }
}
