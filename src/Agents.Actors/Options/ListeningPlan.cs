namespace Agents.Actors;

/// <summary>
/// An agent whose settings fit the components it has: a mode whose component is missing steps aside, defaults that depend on others are filled in
/// (voice-session.md 1.2 and I1). Pure.
/// </summary>
/// <param name="Agent">The agent with settings that can be carried out.</param>
/// <param name="Warnings">What was asked for and is not possible, one sentence each.</param>
internal sealed record ListeningPlan(AgentDefinition Agent, IReadOnlyList<string> Warnings)
{
    public static ListeningPlan Resolve(AgentDefinition agent)
    {
        var warnings = new List<string>();
        var asked = agent.Options.TurnHandling;
        var detection = Detection(agent, asked.TurnDetection, warnings);
        var handling = asked with
        {
            TurnDetection = detection,
            Endpointing = asked.Endpointing.Resolve(detection.UsesAudioDetector),
            Interruption = asked.Interruption with { Mode = Mode(agent, asked.Interruption, detection, warnings) },
        };
        return new ListeningPlan(agent with { Options = agent.Options with { TurnHandling = handling } }, warnings);
    }

    private static TurnDetection Detection(AgentDefinition agent, TurnDetection asked, List<string> warnings)
    {
        var missing = asked switch
        {
            TurnDetection.VadMode when agent.Vad is null => "voice activity detection",
            TurnDetection.SttMode when agent.Stt is null => "a recogniser",
            _ when asked.UsesAudioDetector && agent.Vad is null => "voice activity detection",
            _ => null,
        };
        if (missing is null)
            return asked;
        warnings.Add($"turn_detection {asked.Name} needs {missing}, which agent {agent.Id} does not have; silence decides instead.");
        return TurnDetection.Silence;
    }

    private static InterruptionMode Mode(AgentDefinition agent, InterruptionOptions asked, TurnDetection detection, List<string> warnings)
    {
        var missing = detection is TurnDetection.ManualMode ? "a turn detection that is not manual"
            : !asked.Enabled ? "interruption.enabled"
            : agent.InterruptionDetector is null ? "an interruption detector"
            : agent.Vad is null ? "voice activity detection"
            : agent.Stt is not { Capabilities.AlignedTranscript: true } ? "a recogniser with word times"
            : null;
        if (asked.Mode == InterruptionMode.Vad || missing is not null)
        {
            if (asked.Mode == InterruptionMode.Adaptive)
                warnings.Add($"interruption.mode adaptive needs {missing}, which agent {agent.Id} does not have; voice decides instead.");
            return InterruptionMode.Vad;
        }
        return InterruptionMode.Adaptive;
    }
}
