using Agents.Kernel.TestKit;
using Agents.Messages;
using Agents.Testing;

namespace Agents.Actors.Tests.Cluster;

/// <summary>Three regions in one system, each a node of one cluster with its own connection to the database, in virtual time.</summary>
internal sealed class ThreeNodes : IDisposable
{
    private readonly ActorSystem _system;

    public ThreeNodes(int capacity = 100, Func<ChatContext, ScriptedAnswer>? answers = null)
    {
        _system = TestKit.CreateSystem(Time, "cluster");
        Cluster = new MemoryCluster(Time.GetUtcNow);
        Agent = new AgentDefinition { Instructions = "You are a test.", Llm = new ScriptedLlm(answers ?? (_ => new("a fine answer"))), Tts = new ScriptedTts(), Vad = null };
        foreach (var name in Names)
            Add(name, capacity);
        Time.RunUntilIdle();
    }

    public static IReadOnlyList<string> Names { get; } = ["a", "b", "c"];

    public VirtualTime Time { get; } = new();

    public MemoryCluster Cluster { get; }

    public LoopTransport Transport { get; } = new();

    public AgentDefinition Agent { get; }

    public Dictionary<string, MemberStore> Stores { get; } = [];

    public Dictionary<string, IActorRef> Regions { get; } = [];

    public T Ask<T>(string node, object message) => (T)Time.Run(() => Regions[node].Ask<object>(message, TimeSpan.FromSeconds(30)));

    public VoiceSessionHandle Start(string node, string id) => Ask<SessionStarted>(node, new StartSession(id, Agent)).Session;

    public void Pass(double seconds) => Time.Advance(TimeSpan.FromSeconds(seconds));

    /// <summary>Ends a node as a power cut does: nothing is said to anybody.</summary>
    public void Kill(string node)
    {
        Stores[node].Stall();
        Transport.Unreachable.Add(node);
        _system.Stop(Regions[node]);
        Time.RunUntilIdle();
    }

    /// <summary>Done when an actor has stopped.</summary>
    public Task Watch(IActorRef watched)
    {
        var gone = new TaskCompletionSource();
        _system.ActorOf(Props.Create(() => new Watcher(watched, gone)));
        Time.RunUntilIdle();
        return gone.Task;
    }

    public void Dispose() => Time.Run(_system.Terminate);

    private void Add(string name, int capacity)
    {
        var store = Stores[name] = new MemberStore(Cluster);
        Regions[name] = _system.ActorOf(SessionRegion.Props(new SessionRegionOptions
        {
            MaxSessions = capacity,
            Directory = store,
            Store = store,
            Cluster = new ClusterOptions { Node = new NodeRegistration(name, $"loop:{name}", capacity, "1"), Nodes = store, Transport = Transport },
        }), name);
        Transport.Add($"loop:{name}", Regions[name]);
    }

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef watched, TaskCompletionSource gone)
        {
            Context.Watch(watched);
            Receive<Terminated>(_ => gone.SetResult());
        }
    }
}
