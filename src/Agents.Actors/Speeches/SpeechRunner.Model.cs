namespace Agents.Actors;

// What the model says, and what becomes of it.
internal sealed partial class SpeechRunner
{
    public void OnText(GeneratedText said)
    {
        if (Find(said.Step) is not { Handle.Interrupted: false } speech)
            return;
        speech.Step.FirstTokenAt ??= _scope.Now;
        speech.Step.Add(said.Text);
        Forward(speech);
    }

    public void OnCalls(GeneratedCalls asked)
    {
        if (Find(asked.Step) is not { Handle.Interrupted: false } speech)
            return;
        speech.Step.FirstTokenAt ??= _scope.Now;
        speech.Step.Calls.AddRange(asked.Calls);
        if (speech.Stage == SpeechStage.OnFloor)
            AskTools(speech);
    }

    public void OnGenerated(GenerationEnded ended)
    {
        if (Find(ended.Step) is not { } speech || speech.Step.Generated)
            return;
        speech.Step.Generated = true;
        speech.Step.Error = ended.Error;
        Forward(speech);
        Check(speech);
    }

    private void Ask(Speech speech, ToolChoice? choice)
    {
        var step = speech.Step;
        if (_scope.Agent.Llm is not { } model)
        {
            step.Generated = true;
            step.Error = new InvalidOperationException("The agent has no language model; give its definition an Llm.");
            return;
        }
        step.AskedAt = _scope.Now;
        step.Tools = ToolSet.Of([.. _scope.Agent.Tools, .. _scope.Mcp.Tools], _scope.Options.Tools, _scope.Rooms.Tools);
        var basis = step.Id.Number == 1 ? speech.Context : _conversation.Items;
        var prompt = _conversation.Prompt(basis, speech.UserMessage, speech.Instructions, RunningCalls());
        _scope.Rooms.Llm.Tell(new Generate(step.Id, _scope.Active.Agent, model, prompt, step.Tools.ForModel)
        {
            ToolChoice = choice,
            Connect = _scope.Options.LlmConnect,
        });
    }

    private void StopGenerating(Speech speech)
    {
        var step = speech.Step;
        if (!step.Generated)
            _scope.Rooms.Llm.Tell(new CancelGeneration(step.Id));
        step.Generated = true;
        if (step.Segment is { } segment)
        {
            _transcripts.End(segment);
            _scope.Rooms.Tts.Tell(new CancelSegment(segment));
        }
    }
}
