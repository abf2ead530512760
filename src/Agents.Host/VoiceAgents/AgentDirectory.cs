using Agents.Actors;
using Agents.Host.Demo;

namespace Agents.Host;

/// <summary>The agents of a host by name.</summary>
internal sealed class AgentDirectory
{
    private readonly IReadOnlyDictionary<string, Func<IServiceProvider, AgentDefinition>> _agents;
    private readonly IServiceProvider _services;

    public AgentDirectory(VoiceAgentsOptions options, IServiceProvider services)
    {
        _services = services;
        _agents = options.Agents.Count > 0 ? options.Agents : new Dictionary<string, Func<IServiceProvider, AgentDefinition>> { [DemoAgent.Name] = Demo };
        Default = options.DefaultAgent ?? _agents.Keys.Order(StringComparer.Ordinal).First();
        if (!_agents.ContainsKey(Default))
            throw new ArgumentException($"DefaultAgent is '{Default}', but must be one of the agents: {string.Join(", ", Names)}.", nameof(options));
    }

    /// <summary>Who answers where nobody known was asked for.</summary>
    public string Default { get; }

    /// <summary>All names, sorted.</summary>
    public IReadOnlyList<string> Names => [.. _agents.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether there is an agent of a name.</summary>
    public bool Knows(string name) => _agents.ContainsKey(name);

    /// <summary>Makes an agent for a session.</summary>
    /// <param name="name">Its name; unknown or null: the default.</param>
    public AgentDefinition Create(string? name)
    {
        var known = name is not null && Knows(name) ? name : Default;
        return _agents[known](_services) with { Id = known };
    }

    /// <summary>Region settings whose catalog has these agents, for handoffs and transfers by name.</summary>
    public SessionRegionOptions Fill(SessionRegionOptions region)
    {
        foreach (var name in Names.Where(name => !region.Catalog.Contains(name)))
            region.Catalog.Add(name, () => Create(name));
        return region;
    }

    private static AgentDefinition Demo(IServiceProvider services)
    {
        var speech = services.GetRequiredService<SpeechServices>();
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return DemoAgent.Create(speech.Stt, speech.Llm, speech.Tts, () => TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.Local));
    }
}
