namespace Agents.Actors;

// Function calls of a step, and the step after them.
internal sealed partial class SpeechRunner
{
    private readonly Dictionary<(Step Step, string CallId), FunctionCall> _running = [];
    private readonly HashSet<(Step Step, string CallId)> _answered = [];

    public void OnToolRuns(ToolRuns runs)
    {
        _running[(runs.Step, runs.Call.CallId)] = runs.Call;
        CountTools();
        _scope.Events.Publish(new ToolCallStarted(runs.Call));
    }

    public void OnToolProgressed(ToolProgressed progressed)
    {
        _answered.Add((progressed.Step, progressed.Call.CallId));
        _scope.Events.Publish(new ToolCallUpdated(progressed.Call.CallId, progressed.Call.Name, Sensitive.Of(progressed.Message)));
    }

    public void OnToolEnded(ToolEnded ended)
    {
        _running.Remove((ended.Step, ended.Call.CallId));
        _answered.Remove((ended.Step, ended.Call.CallId));
        CountTools();
        _scope.Events.Publish(new ToolCallEnded(ended.Call.CallId, ended.Call.Name, ended.Outcome.Ending,
            Sensitive.Of(ended.Outcome.Text)));
    }

    /// <summary>
    /// All calls of a step are answered: history first, then the follow-up. Results of a speech that is over are stored all the same (D13).
    /// </summary>
    public void OnToolsFinished(ToolsFinished finished)
    {
        var speech = Find(finished.Step);
        var interrupted = speech is null or { Handle.Interrupted: true };
        var (results, next) = ToolHandoffs.Settle(finished.Results, interrupted);
        var reply = results.Count > 0 && StoreResults(speech, results, next);
        if (speech is null)
            return;
        speech.Step.ToolsFinished = true;
        speech.Step.ReplyRequired = reply;
        if (speech.Stage == SpeechStage.Tools)
            AfterTools(speech);
    }

    /// <summary>A tool returned the agent that takes over.</summary>
    public event Action<Agent>? HandsOver;

    /// <summary>Another agent is about to take over: what is still said calls no functions (F9).</summary>
    public bool HandingOff { get; set; }

    /// <summary>Calls that run and that the model knows nothing of yet.</summary>
    private IEnumerable<FunctionCall> RunningCalls() => _running.Where(call => !_answered.Contains(call.Key) && IsOwn(call.Key.Step)).Select(call => call.Value);

    private void CountTools() => _presence.ToolsRunning = _running.Keys.Any(call => IsOwn(call.Step));

    /// <summary>A call of an agent that waits for a task is no business of the task's.</summary>
    private bool IsOwn(Step step) => !_open.TryGetValue(step.Speech, out var speech) || speech.Activity == _scope.Active.Number;

    /// <summary>Writes the calls of a step down; whether the agent goes on to speak about them.</summary>
    private bool StoreResults(Speech? speech, IReadOnlyList<ToolResult> results, Agent? next)
    {
        var executed = new ExecutedTools([.. results.Select(result => result.Call)], [.. results.Select(result => result.Output)],
            speech is { Handle.Interrupted: false } && results.Any(result => result.ReplyRequired), next);
        Hook(executed);
        _scope.Events.Publish(new FunctionToolsExecuted(executed.Calls, executed.Outputs, executed.HasToolReply)
        {
            HasAgentHandoff = executed.Handoff is not null,
        });
        if (executed.Handoff is { } taking)
            HandsOver?.Invoke(taking);
        foreach (var result in results)
        {
            _conversation.Add(result.Call);
            _conversation.Add(result.Output);
            speech?.Handle.Add(result.Call);
            speech?.Handle.Add(result.Output);
        }
        return executed.HasToolReply;
    }

    private void Hook(ExecutedTools executed)
    {
        try
        {
            _scope.Active.Agent.OnToolsExecuted(executed);
        }
        catch (Exception)
        {
            // A hook that fails disturbs nobody: the tools' results stand.
        }
    }

    /// <summary>Gives the calls that are complete to the tools; only a speech on the floor may run any (P5).</summary>
    private void AskTools(Speech speech)
    {
        var step = speech.Step;
        while (step.CallsAsked < step.Calls.Count)
        {
            var asked = step.Calls[step.CallsAsked++];
            _scope.Rooms.Tools.Tell(new RunTool(step.Id, new FunctionCall(asked.CallId, asked.Name, asked.Arguments)
            {
                Id = _scope.NextItemId(),
                Extra = asked.Extra,
            }, step.Tools, new ToolScope(_scope.Active.Session, speech.Handle, asked.CallId, _scope.Rooms.Tools)));
        }
    }

    private void EndTools(Speech speech, SpeechStep step)
    {
        if (step.ToolsEnded)
            return;
        if (!speech.Handle.Interrupted)
            AskTools(speech);
        step.ToolsEnded = true;
        if (step.CallsAsked > 0)
            _scope.Rooms.Tools.Tell(new EndToolStep(step.Id));
        else
            step.ToolsFinished = true;
    }

    private void AfterTools(Speech speech)
    {
        if (!speech.Handle.Interrupted && speech.Step.ReplyRequired)
            NextStep(speech);
        else
            Finish(speech);
    }

    /// <summary>Asks the model again, with the results in view, under the same handle (F9, F10).</summary>
    private void NextStep(Speech speech)
    {
        var number = speech.Step.Id.Number + 1;
        var last = number > _scope.Options.Tools.MaxSteps + 1;
        var silent = speech.Step.HeardFrom is null;
        speech.Step = new SpeechStep(new Step(speech.Number, number));
        speech.Handle.MarkStep(number);
        if (!silent)
            speech.UserMetrics = null; // F11: latency from the caller's words counts for the first thing said
        Ask(speech, last || HandingOff ? ToolChoice.None : null);
        _presence.To(AgentState.Thinking);
        _floor.Enqueue(speech);
        Check(speech);
    }
}
