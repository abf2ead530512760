namespace Agents.Inference;

/// <summary>Whether one entry is well, and when to look again. Pure: no clock, no I/O.</summary>
/// <param name="Available">Closed circuit: the entry is used.</param>
/// <param name="FailedProbes">Probes that failed since it opened.</param>
internal sealed record CircuitBreaker(bool Available = true, int FailedProbes = 0)
{
    /// <summary>A request failed: the circuit opens. One that is open stays as it is.</summary>
    public CircuitBreaker Failed() => Available ? new CircuitBreaker(false) : this;

    /// <summary>A request or a probe went well: the circuit closes.</summary>
    public CircuitBreaker Succeeded() => new();

    /// <summary>A probe failed: the next one waits longer.</summary>
    public CircuitBreaker ProbeFailed() => this with { FailedProbes = FailedProbes + 1 };

    /// <summary>The wait before the next probe: doubled for each that failed, up to the longest.</summary>
    public TimeSpan NextProbe(FallbackPolicy policy) =>
        TimeSpan.FromTicks(Math.Min(policy.MaxProbeInterval.Ticks, policy.ProbeAfter.Ticks << Math.Min(FailedProbes, 16)));
}
