namespace Agents.Inference;

/// <summary>An entry as the availability actor knows it. Equal keys mean the same service.</summary>
/// <param name="Key">Names component, model and gateway.</param>
/// <param name="Component">The component.</param>
/// <param name="Policy">When to probe.</param>
/// <param name="Probe">Tries the service under the given parent; throws when it is ill.</param>
internal sealed record FallbackEntry(string Key, IInferenceComponent Component, FallbackPolicy Policy, Func<IActorRefFactory, Task> Probe)
{
    public static string KeyOf(IInferenceComponent component) =>
        component is IHasEndpoint { Endpoint: var endpoint } ? $"{component.Label} {component.Model} {endpoint}" : $"{component.Label} {component.Model}";
}

/// <summary>A component that knows its gateway.</summary>
internal interface IHasEndpoint
{
    /// <summary>Address and key, as far as they tell services apart; not for logs.</summary>
    string Endpoint { get; }
}

/// <summary>A fallback component wants to hear of changes of its entries, until <see cref="AvailabilityForget"/>.</summary>
internal sealed record AvailabilityRegister(object Owner, IReadOnlyList<FallbackEntry> Entries, Action<AvailabilityChanged> Raise);

/// <summary>The owner is gone.</summary>
internal sealed record AvailabilityForget(object Owner);

/// <summary>Which entries shall a request try? Answered by <see cref="AvailabilityOrder"/>.</summary>
internal sealed record AvailabilityAsk(IReadOnlyList<FallbackEntry> Entries);

/// <summary>The well entries in their order, or all when none is well.</summary>
internal sealed record AvailabilityOrder(IReadOnlyList<int> Indices);

/// <summary>An entry failed or did well.</summary>
internal sealed record AvailabilityReport(FallbackEntry Entry, bool Well);

/// <summary>A probe is due.</summary>
internal sealed record ProbeDue(string Key);

/// <summary>A probe is over.</summary>
internal sealed record ProbeOver(string Key, bool Well);
