using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>The tool servers of a session: who they are, and which tools they have listed. Owned by the session.</summary>
internal sealed class McpServers(SessionEvents events)
{
    private static readonly ConditionalWeakTable<ActorSystem, ConcurrentDictionary<McpToolSource, Lazy<IActorRef>>> Shared = [];

    private readonly SortedDictionary<string, IReadOnlyList<AIFunction>> _listed = new(StringComparer.Ordinal);

    /// <summary>What they offer now, by the names of the servers.</summary>
    public IEnumerable<AIFunction> Tools => _listed.Values.SelectMany(tools => tools);

    /// <summary>Connects to all of them, each by itself.</summary>
    public void Start(IReadOnlyList<McpToolSource> sources, IActorContext context)
    {
        foreach (var source in sources)
            (source.Shared ? SharedServer(source, context.System) : context.ActorOf(PropsOf(source))).Tell(FollowMcpTools.Instance, context.Self);
    }

    public void OnListed(McpToolsListed listed)
    {
        _listed[listed.Server] = listed.Tools;
        events.Publish(new ToolServerConnected(listed.Server, [.. listed.Tools.Select(tool => tool.Name)]));
    }

    public void OnFailed(McpServerFailed failed) => events.Publish(new ToolServerFailed(failed.Server, failed.Error));

    /// <summary>One connection per system and source, opened by the first session that wants it, kept until the system ends.</summary>
    private static IActorRef SharedServer(McpToolSource source, ActorSystem system) => Shared
        .GetValue(system, static _ => new ConcurrentDictionary<McpToolSource, Lazy<IActorRef>>(ReferenceEqualityComparer.Instance))
        .GetOrAdd(source, static (source, system) => new Lazy<IActorRef>(() => ((ExtendedActorSystem)system).SystemActorOf(PropsOf(source))), system)
        .Value;

    private static Props PropsOf(McpToolSource source) => Props.Create(() => new McpServerActor(source));
}
