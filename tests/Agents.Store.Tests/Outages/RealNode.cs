using Agents.Actors;

namespace Agents.Store.Tests;

/// <summary>A node in real time over a real database; its agents say what they are told, as text.</summary>
internal sealed class RealNode : IAsyncDisposable
{
    private readonly ActorSystem _system;
    private readonly SqlDatabase _database;
    private readonly SqlConversationStore _store;

    public RealNode(string name, string address, LeaseOptions? lease = null)
    {
        _system = ActorSystem.Create(name);
        _database = SqlDatabase.At(address);
        _store = new SqlConversationStore(_database);
        Region = _system.ActorOf(SessionRegion.Props(new SessionRegionOptions
        {
            Store = _store,
            Directory = new SqlSessionDirectory(_database),
            Cluster = new ClusterOptions
            {
                Node = new NodeRegistration(name, "", 1000, "1"),
                Nodes = new SqlNodeDirectory(_database),
                Transport = new NoTransport(),
                Lease = lease ?? new LeaseOptions(),
            },
        }), SessionRegion.Name);
    }

    public IActorRef Region { get; }

    /// <summary>Starts or takes up a session as soon as this node may.</summary>
    public async Task<VoiceSessionHandle> StartAsync(string id)
    {
        while (true)
            if (await Region.Ask<object>(new StartSession(id, new AgentDefinition { Vad = null }), TimeSpan.FromMinutes(1)) is SessionStarted started)
                return started.Session;
            else
                await Task.Yield();
    }

    /// <summary>Ends when everything is durable and the node has left.</summary>
    public Task DrainAsync() => Region.Ask<Done>(new DrainRegion(TimeSpan.FromSeconds(10)), TimeSpan.FromMinutes(1));

    public async ValueTask DisposeAsync()
    {
        await _system.Terminate();
        await _store.DisposeAsync();
        await _database.DisposeAsync();
    }

    private sealed class NoTransport : INodeTransport
    {
        public Task<Delivery> SendAsync(NodeId from, NodeStatus to, NodeRequest request, TimeSpan within)
            => Task.FromResult<Delivery>(new Delivery.NotDone("There is no way to other nodes in this test."));
    }
}
