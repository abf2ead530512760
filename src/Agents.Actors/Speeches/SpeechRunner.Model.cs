using Microsoft.Extensions.AI;

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

    /// <summary>What was said so far is a stretch of its own; without a voice there are none.</summary>
    public void OnFlush(GeneratedFlush flush)
    {
        if (!_scope.HasVoice || Find(flush.Step) is not { Handle.Interrupted: false } speech)
            return;
        speech.Step.EndStretch();
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
        step.Tools = ToolSet.Of([.. AllTools.Where(tool => speech.ToolNames?.Contains(tool.Name) ?? true)], _scope.Options.Tools, _scope.Rooms.Tools);
        var prompt = _conversation.Prompt(Basis(speech), speech.UserMessage, speech.Instructions, RunningCalls(), speech.Handle.InputModality);
        _scope.Rooms.Llm.Tell(new Generate(step.Id, _scope.Active.Agent, model, prompt, step.Tools.ForModel)
        {
            ToolChoice = choice,
            Connect = _scope.Options.LlmConnect,
        });
    }

    /// <summary>Names of the functions that an answer could use now.</summary>
    public IEnumerable<string> ToolNames => AllTools.Select(tool => tool.Name);

    private IEnumerable<AIFunction> AllTools => [.. _scope.Agent.Tools, .. _scope.Mcp.Tools];

    /// <summary>The conversation that a step goes on from.</summary>
    private ChatContext Basis(Speech speech) => speech switch
    {
        { Step.Id.Number: 1 } => speech.Context,
        { OwnContext: true } => new ChatContext([.. speech.Context.Items, .. speech.Handle.ChatItems]),
        _ => _conversation.Items,
    };

    private void StopGenerating(Speech speech)
    {
        var step = speech.Step;
        if (!step.Generated)
            _scope.Rooms.Llm.Tell(new CancelGeneration(step.Id));
        step.Generated = true;
        foreach (var stretch in step.Stretches.Where(stretch => !stretch.Played))
        {
            _transcripts.End(stretch.Id);
            if (stretch.AtVoice)
                _scope.Rooms.Tts.Tell(new CancelSegment(stretch.Id));
        }
    }
}
