namespace Agents.Actors;

/// <summary>Settings of a <see cref="SessionRegion"/>.</summary>
public sealed record SessionRegionOptions
{
    /// <summary>Sessions at one time; more are refused with <see cref="NodeFull"/>. Default 5000.</summary>
    public int MaxSessions { get; init; } = 5000;

    /// <summary>When a refused caller should ask again. Default 5 s.</summary>
    public TimeSpan RetryAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Who owns which session. Null: this process, all of them.</summary>
    public ISessionDirectory? Directory { get; init; }

    /// <summary>The cluster this node is a member of. Null: it is alone.</summary>
    public ClusterOptions? Cluster { get; init; }

    /// <summary>Where conversations are kept. Null: in this process.</summary>
    public IConversationStore? Store { get; init; }

    /// <summary>How conversations are written.</summary>
    public JournalOptions Journal { get; init; } = new();

    /// <summary>Agents by name: for handoffs by name, and for sessions that are taken up again. Default: none.</summary>
    public AgentCatalog Catalog { get; init; } = new();
}
