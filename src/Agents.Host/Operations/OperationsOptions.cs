namespace Agents.Host;

/// <summary>How a host is watched and stopped (docs/operations.md).</summary>
public sealed record OperationsOptions
{
    /// <summary>Where it is asked whether the process lives. Default <c>/healthz</c>; null: nowhere.</summary>
    public string? HealthPath { get; init; } = "/healthz";

    /// <summary>Where it is asked whether it takes new sessions. Default <c>/readyz</c>; null: nowhere.</summary>
    public string? ReadyPath { get; init; } = "/readyz";

    /// <summary>Where Prometheus reads measurements. Needs a key where there are keys. Default <c>/metrics</c>; null: nowhere, and nothing is collected for it.</summary>
    public string? MetricsPath { get; init; } = "/metrics";

    /// <summary>
    /// How long the host says that it is not ready before it refuses new sessions, so that load balancers have noticed. 0 to 5 min. Default 0.
    /// </summary>
    public TimeSpan NotReadyFor { get; init; } = TimeSpan.Zero;

    /// <summary>How long sessions may take to come to the end of a turn when the host stops. 0 to 1 h. Default 20 s.</summary>
    public TimeSpan DrainWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <exception cref="ArgumentException">A value is out of range.</exception>
    internal void Validate()
    {
        Require(NotReadyFor, TimeSpan.FromMinutes(5), nameof(NotReadyFor));
        Require(DrainWithin, TimeSpan.FromHours(1), nameof(DrainWithin));
    }

    private static void Require(TimeSpan value, TimeSpan most, string name)
    {
        if (value < TimeSpan.Zero || value > most)
            throw new ArgumentException($"Operations.{name} is {value}, but must be 0 to {most}.");
    }
}
