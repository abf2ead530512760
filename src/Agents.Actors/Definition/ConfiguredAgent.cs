namespace Agents.Actors;

/// <summary>An agent that is configuration only: <see cref="AgentDefinition"/> as an <see cref="Agent"/>, so that both run the same way.</summary>
internal sealed class ConfiguredAgent : Agent
{
    private readonly Func<CompletedTurn, CancellationToken, Task>? _onUserTurnCompleted;
    private readonly Action<ExecutedTools>? _onToolsExecuted;

    public ConfiguredAgent(AgentDefinition definition)
    {
        (Id, Instructions, Tools, Greeting) = (definition.Id, definition.Instructions, definition.Tools, definition.Greeting);
        TextInstructions = definition.TextInstructions;
        (Stt, Llm, Tts) = (definition.Stt, definition.Llm, definition.Tts);
        (_onUserTurnCompleted, _onToolsExecuted) = (definition.OnUserTurnCompleted, definition.OnToolsExecuted);
    }

    protected internal override Task OnUserTurnCompletedAsync(CompletedTurn turn, CancellationToken cancellationToken)
        => _onUserTurnCompleted?.Invoke(turn, cancellationToken) ?? Task.CompletedTask;

    protected internal override void OnToolsExecuted(ExecutedTools executed) => _onToolsExecuted?.Invoke(executed);
}
