using System.Runtime.CompilerServices;

namespace Agents.Kernel.TestKit;

/// <summary>
/// Creates the actors of kits, probes and filters beside those under test: in <c>/system</c>, numbered per system so that names repeat from
/// run to run.
/// </summary>
internal static class TestActors
{
    private static readonly ConditionalWeakTable<ActorSystem, StrongBox<int>> Created = [];

    public static IActorRef Create(ActorSystem system, Props props, string kind) =>
        ((ExtendedActorSystem)system).SystemActorOf(props, $"{kind}{Interlocked.Increment(ref Created.GetOrCreateValue(system).Value)}");
}
