using System.Collections.Concurrent;

namespace Agents.Actors;

/// <summary>
/// Agents by name: how a session is handed over by name, and how it is rebuilt on another node. Each session gets objects of its own. Usable from any
/// thread.
/// </summary>
public sealed class AgentCatalog
{
    private readonly ConcurrentDictionary<string, Func<Agent>> _factories = new(StringComparer.Ordinal);

    /// <summary>All names, sorted.</summary>
    public IReadOnlyCollection<string> Names => [.. _factories.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Adds an agent in code.</summary>
    /// <param name="name">Its name; it must be the <see cref="Agent.Id"/> of what the factory makes.</param>
    /// <param name="create">Makes a new object.</param>
    /// <exception cref="ArgumentException">The name is taken or empty.</exception>
    public AgentCatalog Add(string name, Func<Agent> create)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(create);
        if (!_factories.TryAdd(name, create))
            throw new ArgumentException($"The catalog has an agent \"{name}\" already; each name is used once.", nameof(name));
        return this;
    }

    /// <summary>Adds an agent that is configuration only, under its <see cref="AgentDefinition.Id"/>.</summary>
    /// <exception cref="ArgumentException">The name is taken or empty.</exception>
    public AgentCatalog Add(AgentDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return Add(definition.Id, () => new ConfiguredAgent(definition));
    }

    /// <summary>Adds an agent that is configuration only, made anew for each session.</summary>
    /// <param name="name">Its name; it becomes the <see cref="AgentDefinition.Id"/> of what is made.</param>
    /// <param name="create">Makes a new definition.</param>
    /// <exception cref="ArgumentException">The name is taken or empty.</exception>
    public AgentCatalog Add(string name, Func<AgentDefinition> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Add(name, () => new ConfiguredAgent(create() with { Id = name }));
    }

    /// <summary>Takes an agent out; sessions that it has keep it.</summary>
    /// <returns>Whether there was one of this name.</returns>
    public bool Remove(string name) => _factories.TryRemove(name, out _);

    /// <summary>Whether there is an agent of this name.</summary>
    public bool Contains(string name) => _factories.ContainsKey(name);

    /// <summary>Makes a new object of an agent.</summary>
    /// <exception cref="UnknownAgentException">There is none of this name.</exception>
    /// <exception cref="InvalidOperationException">The factory made an agent of another name, or a task.</exception>
    public Agent Create(string name)
    {
        if (!_factories.TryGetValue(name, out var create))
            throw new UnknownAgentException(name, [.. Names]);
        var agent = create();
        if (agent is AgentTask)
            throw new InvalidOperationException($"The catalog's \"{name}\" is a task; run it with RunAsync from an agent that waits for its result.");
        return agent.Id == name
            ? agent
            : throw new InvalidOperationException($"The catalog's \"{name}\" made an agent whose Id is \"{agent.Id}\"; both must be the same.");
    }
}

/// <summary>No agent of this name is in the catalog.</summary>
/// <param name="name">The name.</param>
/// <param name="known">The names there are.</param>
public sealed class UnknownAgentException(string name, IReadOnlyList<string> known)
    : ArgumentException($"There is no agent \"{name}\". Agents: {string.Join(", ", known.DefaultIfEmpty("none"))}.")
{
    /// <summary>The name that was asked for.</summary>
    public string Name { get; } = name;
}
