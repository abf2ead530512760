namespace Agents.Kernel.TestKit;

/// <summary>How a <see cref="VirtualTime"/> starts and when it gives up.</summary>
public sealed record VirtualTimeOptions
{
    /// <summary>The time it begins at. Default: 2026-01-01T00:00:00Z.</summary>
    public DateTimeOffset Start { get; init; } = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    /// <summary>
    /// How much virtual time one <see cref="VirtualTime.Run(Func{Task}, TimeSpan?)"/> may take when the call gives no limit. Default: 24
    /// hours.
    /// </summary>
    public TimeSpan RunLimit { get; init; } = TimeSpan.FromHours(24);

    /// <summary>
    /// How long, in real time, the driver waits for outside work while a hold is open and nothing arrives. Default: 60 s. Not a tolerance:
    /// when it strikes, whoever opened the hold has forgotten to close it, or the outside work hangs.
    /// </summary>
    public TimeSpan HangGuard { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// How long, in real time, the driver waits for work that left the scheduler without a hold before it calls a run deadlocked. Default:
    /// 1 s. Only a run that is about to fail waits this long.
    /// </summary>
    public TimeSpan DeadlockGrace { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many steps may run without time moving before the driver reports an endless loop. Default: 10 million.</summary>
    public long MaxStepsPerInstant { get; init; } = 10_000_000;

    /// <summary>Whether every step is written to <see cref="VirtualTime.Trace"/>. Default: no, because it grows with each step.</summary>
    public bool Trace { get; init; }
}
