namespace Agents.Actors;

/// <summary>Knows which sessions exist and where they run. The default knows this process only.</summary>
public interface ISessionDirectory
{
    /// <summary>Writes down that a session runs here.</summary>
    void Add(string id, IActorRef session);

    /// <summary>Where a session runs; null if nowhere.</summary>
    IActorRef? Find(string id);

    /// <summary>Writes down that it runs no more.</summary>
    void Remove(string id);

    /// <summary>All sessions, by name.</summary>
    IReadOnlyList<string> Ids { get; }
}

/// <summary>The sessions of one region, in memory. Used by the region's actor only.</summary>
internal sealed class InProcessSessionDirectory : ISessionDirectory
{
    private readonly SortedDictionary<string, IActorRef> _sessions = new(StringComparer.Ordinal);

    public IReadOnlyList<string> Ids => [.. _sessions.Keys];

    public void Add(string id, IActorRef session) => _sessions[id] = session;

    public IActorRef? Find(string id) => _sessions.GetValueOrDefault(id);

    public void Remove(string id) => _sessions.Remove(id);
}
