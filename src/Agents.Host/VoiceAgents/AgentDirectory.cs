using Agents.Actors;
using Agents.Host.Demo;

namespace Agents.Host;

/// <summary>The agents of a host by name.</summary>
internal sealed class AgentDirectory
{
    private readonly Lock _gate = new();
    private readonly IServiceProvider _services;
    private volatile Book _book;
    private AgentCatalog? _catalog;

    public AgentDirectory(VoiceAgentsOptions options, IServiceProvider services)
    {
        _services = services;
        _book = Book.Of(options.Agents, options.DefaultAgent);
    }

    /// <summary>Who answers where nobody known was asked for.</summary>
    public string Default => _book.Default;

    /// <summary>All names, sorted.</summary>
    public IReadOnlyList<string> Names => _book.Names;

    /// <summary>Whether there is an agent of a name.</summary>
    public bool Knows(string name) => _book.Agents.ContainsKey(name);

    /// <summary>Makes an agent for a session.</summary>
    /// <param name="name">Its name; unknown or null: the default.</param>
    public AgentDefinition Create(string? name)
    {
        var book = _book;
        var known = name is not null && book.Agents.ContainsKey(name) ? name : book.Default;
        return book.Agents[known](_services) with { Id = known };
    }

    /// <summary>Region settings whose catalog has these agents, for handoffs and transfers by name.</summary>
    public SessionRegionOptions Fill(SessionRegionOptions region)
    {
        lock (_gate)
        {
            _catalog = region.Catalog;
            foreach (var name in Names.Where(name => !region.Catalog.Contains(name)))
                region.Catalog.Add(name, () => Create(name));
        }

        return region;
    }

    /// <summary>New sessions get these agents; running ones keep what they have.</summary>
    /// <param name="agents">All agents by name; none: the demo agent.</param>
    /// <param name="preferred">The default one; null: the first by name.</param>
    public void Replace(IReadOnlyDictionary<string, Func<IServiceProvider, AgentDefinition>> agents, string? preferred)
    {
        lock (_gate)
        {
            var (before, after) = (_book, Book.Of(agents, preferred));
            _book = after;
            foreach (var gone in before.Names.Except(after.Names))
                _catalog?.Remove(gone);
            foreach (var name in after.Names.Except(before.Names))
                _catalog?.Add(name, () => Create(name));
        }
    }

    private static AgentDefinition Demo(IServiceProvider services)
    {
        var speech = services.GetRequiredService<SpeechServices>();
        var time = services.GetService<TimeProvider>() ?? TimeProvider.System;
        return DemoAgent.Create(speech.Stt, speech.Llm, speech.Tts, () => TimeZoneInfo.ConvertTime(time.GetUtcNow(), TimeZoneInfo.Local));
    }

    /// <summary>The agents at one moment.</summary>
    private sealed record Book(IReadOnlyDictionary<string, Func<IServiceProvider, AgentDefinition>> Agents, string Default, IReadOnlyList<string> Names)
    {
        public static Book Of(IReadOnlyDictionary<string, Func<IServiceProvider, AgentDefinition>> agents, string? preferred)
        {
            var known = agents.Count > 0 ? agents : new Dictionary<string, Func<IServiceProvider, AgentDefinition>> { [DemoAgent.Name] = Demo };
            List<string> names = [.. known.Keys.Order(StringComparer.Ordinal)];
            return known.ContainsKey(preferred ?? names[0])
                ? new Book(known, preferred ?? names[0], names)
                : throw new ArgumentException($"DefaultAgent is '{preferred}', but must be one of the agents: {string.Join(", ", names)}.");
        }
    }
}
