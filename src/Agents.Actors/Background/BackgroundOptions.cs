namespace Agents.Actors;

/// <summary>Sounds behind the speech (voice-session.md 5.7). They change no state and are not part of what was said.</summary>
public sealed record BackgroundOptions
{
    /// <summary>One of these is played for the whole call; recordings are repeated. Default: none.</summary>
    public IReadOnlyList<SoundSource> Ambient { get; init; } = [];

    /// <summary>One of these is played while the agent thinks; recordings are repeated. Default: none.</summary>
    public IReadOnlyList<SoundSource> Thinking { get; init; } = [];

    internal void Validate(OptionFaults faults)
    {
        for (var i = 0; i < Ambient.Count; i++)
            Ambient[i].Validate(faults, $"background.ambient[{i}]");
        for (var i = 0; i < Thinking.Count; i++)
            Thinking[i].Validate(faults, $"background.thinking[{i}]");
    }
}
