using Agents.Actors;

namespace Agents.Host.Configuration;

/// <summary>An agent as a file defines it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Instructions">What the model is told.</param>
internal sealed record AgentSettings(string Name, string Instructions)
{
    /// <summary>Said when a session starts; null: nothing.</summary>
    public string? Greeting { get; init; }

    /// <summary>Models that hear, the preferred first; none: the gateway's default.</summary>
    public IReadOnlyList<string> Stt { get; init; } = [];

    /// <summary>Models that think.</summary>
    public IReadOnlyList<string> Llm { get; init; } = [];

    /// <summary>Models that speak.</summary>
    public IReadOnlyList<string> Tts { get; init; } = [];

    /// <summary>Settings that differ.</summary>
    public OptionOverrides Options { get; init; } = OptionOverrides.None;

    /// <summary>Agents it may give the conversation to.</summary>
    public IReadOnlyList<string> Handoffs { get; init; } = [];

    /// <summary>Functions that are HTTP endpoints.</summary>
    public IReadOnlyList<HttpToolSettings> Tools { get; init; } = [];

    /// <summary>Servers of the Model Context Protocol.</summary>
    public IReadOnlyList<McpToolSource> Servers { get; init; } = [];
}
