namespace Agents.Host.Realtime;

/// <summary>What sessions begin with: who answers to a model's name, and the settings before any patch.</summary>
internal sealed class SessionBeginning(VoiceAgentsOptions options, AgentDirectory agents)
{
    /// <summary>The settings of an agent's sessions.</summary>
    /// <param name="model">The name the client gave; null for the default agent.</param>
    /// <exception cref="RealtimeFault">No agent has the name, and the host is told to refuse such names.</exception>
    public RealtimeSettings Settings(string? model)
    {
        var name = model ?? agents.Default;
        return options.Realtime.RefuseUnknownModels && !agents.Knows(name)
            ? throw new RealtimeFault(FaultCodes.InvalidValue, $"There is no model '{name}': use one of {string.Join(", ", agents.Names)}.", "model")
            : new RealtimeSettings(name) { Instructions = agents.Create(name).Instructions, HasAgentsInstructions = true };
    }
}
