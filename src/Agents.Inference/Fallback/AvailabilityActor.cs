using System.Runtime.CompilerServices;

namespace Agents.Inference;

/// <summary>
/// Knows which services are well, for all sessions of the node: one actor per actor system. A failure opens the service's circuit; it is
/// probed in the background, less and less often, and used again when a probe goes well.
/// </summary>
internal sealed class AvailabilityActor : ReceiveActor, IWithTimers
{
    private static readonly ConditionalWeakTable<ActorSystem, Lazy<IActorRef>> Actors = [];

    private readonly Dictionary<string, (FallbackEntry Entry, CircuitBreaker Circuit)> _services = [];
    private readonly Dictionary<object, AvailabilityRegister> _owners = [];

    public AvailabilityActor()
    {
        Receive<AvailabilityRegister>(Register);
        Receive<AvailabilityForget>(forget => _owners.Remove(forget.Owner));
        Receive<AvailabilityAsk>(ask => Sender.Tell(new AvailabilityOrder(Order(ask.Entries))));
        Receive<AvailabilityReport>(report => Change(report.Entry.Key, report.Well ? circuit => circuit.Succeeded() : circuit => circuit.Failed()));
        Receive<ProbeDue>(due => _ = ProbeAsync(_services[due.Key].Entry, Self, Context));
        Receive<ProbeOver>(over => Change(over.Key, over.Well ? circuit => circuit.Succeeded() : circuit => circuit.ProbeFailed()));
        ReceiveAny(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>The actor of a system, <c>/system/availability</c>, made on first use.</summary>
    public static IActorRef Of(ActorSystem system) => Actors.GetValue(
        system, static owner => new Lazy<IActorRef>(
            () => ((ExtendedActorSystem)owner).SystemActorOf(Props.Create(() => new AvailabilityActor()), "availability"))).Value;

    private static async Task ProbeAsync(FallbackEntry entry, IActorRef self, IActorRefFactory parent)
    {
        try
        {
            await entry.Probe(parent);
            self.Tell(new ProbeOver(entry.Key, true));
        }
        catch (Exception)
        {
            self.Tell(new ProbeOver(entry.Key, false));
        }
    }

    private void Register(AvailabilityRegister register)
    {
        _owners[register.Owner] = register;
        foreach (var entry in register.Entries)
            _services.TryAdd(entry.Key, (entry, new CircuitBreaker()));
    }

    private List<int> Order(IReadOnlyList<FallbackEntry> entries)
    {
        var all = Enumerable.Range(0, entries.Count);
        var well = all.Where(index => !_services.TryGetValue(entries[index].Key, out var service) || service.Circuit.Available).ToList();
        return well.Count > 0 ? well : all.ToList();
    }

    private void Change(string key, Func<CircuitBreaker, CircuitBreaker> change)
    {
        if (!_services.TryGetValue(key, out var service))
            return;
        var (entry, before) = service;
        var after = change(before);
        _services[key] = (entry, after);
        if (after.Available)
            Timers.Cancel(key);
        else if (after != before)
            Timers.StartSingleTimer(key, new ProbeDue(key), after.NextProbe(entry.Policy));
        if (after.Available != before.Available)
            Raise(key, after.Available);
    }

    private void Raise(string key, bool available)
    {
        foreach (var owner in _owners.Values.ToList())
        {
            foreach (var entry in owner.Entries.Where(entry => entry.Key == key))
                owner.Raise(new AvailabilityChanged(entry.Component, available));
        }
    }
}
