namespace Agents.Kernel;

/// <summary>The phases of a shutdown and their order; the graph, names and timeouts of Akka.NET's <c>akka.coordinated-shutdown</c>.</summary>
internal static class ShutdownPhases
{
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(5);

    private static readonly TimeSpan LongTimeout = TimeSpan.FromSeconds(10);

    public static readonly IReadOnlyList<ShutdownPhase> Default =
    [
        new(CoordinatedShutdown.PhaseBeforeServiceUnbind, DefaultTimeout),
        new(CoordinatedShutdown.PhaseServiceUnbind, DefaultTimeout, CoordinatedShutdown.PhaseBeforeServiceUnbind),
        new(CoordinatedShutdown.PhaseServiceRequestsDone, DefaultTimeout, CoordinatedShutdown.PhaseServiceUnbind),
        new(CoordinatedShutdown.PhaseServiceStop, DefaultTimeout, CoordinatedShutdown.PhaseServiceRequestsDone),
        new(CoordinatedShutdown.PhaseBeforeClusterShutdown, DefaultTimeout, CoordinatedShutdown.PhaseServiceStop),
        new(CoordinatedShutdown.PhaseClusterShardingShutdownRegion, LongTimeout, CoordinatedShutdown.PhaseBeforeClusterShutdown),
        new(CoordinatedShutdown.PhaseClusterLeave, DefaultTimeout, CoordinatedShutdown.PhaseClusterShardingShutdownRegion),
        new(CoordinatedShutdown.PhaseClusterExiting, LongTimeout, CoordinatedShutdown.PhaseClusterLeave),
        new(CoordinatedShutdown.PhaseClusterExitingDone, DefaultTimeout, CoordinatedShutdown.PhaseClusterExiting),
        new(CoordinatedShutdown.PhaseClusterShutdown, DefaultTimeout, CoordinatedShutdown.PhaseClusterExitingDone),
        new(CoordinatedShutdown.PhaseBeforeActorSystemTerminate, DefaultTimeout, CoordinatedShutdown.PhaseClusterShutdown),
        new(CoordinatedShutdown.PhaseActorSystemTerminate, LongTimeout, CoordinatedShutdown.PhaseBeforeActorSystemTerminate),
    ];

    /// <summary>The default phases, some with timeouts of the user's own, in an order in which each follows all it depends on.</summary>
    /// <exception cref="ArgumentException">A timeout is for no phase, or not longer than zero.</exception>
    public static IReadOnlyList<ShutdownPhase> With(IReadOnlyDictionary<string, TimeSpan> timeouts)
    {
        foreach (var (name, timeout) in timeouts)
        {
            Require(Default, name);
            if (timeout <= TimeSpan.Zero)
                throw new ArgumentException($"The timeout of the shutdown phase '{name}' is {timeout}: more than zero is allowed.");
        }

        return Sort([.. Default.Select(phase => timeouts.TryGetValue(phase.Name, out var timeout) ? phase with { Timeout = timeout } : phase)]);
    }

    /// <summary>Sorts phases so that each follows all it depends on; where that leaves a choice the given order stays.</summary>
    /// <exception cref="ArgumentException">Phases depend on each other in a circle, or on one that is not there.</exception>
    public static IReadOnlyList<ShutdownPhase> Sort(IReadOnlyList<ShutdownPhase> phases)
    {
        List<ShutdownPhase> sorted = [];
        var open = phases.ToList();
        foreach (var dependency in phases.SelectMany(phase => phase.DependsOn))
            Require(phases, dependency);
        while (open.Count > 0)
        {
            var next = open.Find(phase => !open.Exists(other => phase.DependsOn.Contains(other.Name)))
                ?? throw new ArgumentException($"Shutdown phases depend on each other in a circle: {string.Join(", ", open.Select(phase => phase.Name))}.");
            sorted.Add(next);
            open.Remove(next);
        }

        return sorted;
    }

    /// <summary>The phase of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static ShutdownPhase Require(IReadOnlyList<ShutdownPhase> phases, string name) =>
        phases.FirstOrDefault(phase => phase.Name == name)
        ?? throw new ArgumentException($"'{name}' is no phase of the shutdown; there are: {string.Join(", ", phases.Select(phase => phase.Name))}.");
}
