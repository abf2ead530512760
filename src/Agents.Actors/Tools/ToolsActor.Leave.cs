namespace Agents.Actors;

// An agent goes, and its calls with it.
internal sealed partial class ToolsActor
{
    private LeaveTools? _leave;

    private void OnLeave(LeaveTools leave)
    {
        _leave = null;
        foreach (var call in Leaving(leave).Where(call => PolicyOf(call).Cancellable).ToList())
            Finish(call.Step, call.Call.CallId, ToolOutcome.AgentLeft);
        _leave = leave;
        LookForLeave();
    }

    private void LookForLeave()
    {
        if (_leave is not { } leave || Leaving(leave).Any())
            return;
        _leave = null;
        Context.Parent.Tell(new ToolsLeft(leave.Activity));
    }

    private IEnumerable<ToolEntry> Leaving(LeaveTools leave)
        => _ledger.Open.Where(call => !leave.Staying.Contains(call.Call.Name) && call.Step.Speech != leave.Waiting);
}
