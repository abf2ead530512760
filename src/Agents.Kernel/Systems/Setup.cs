namespace Agents.Kernel;

/// <summary>A typed part of what a system is started with. Akka.NET: <c>Setup</c>.</summary>
public abstract class Setup;

/// <summary>What a system is started with, by type. Akka.NET: <c>ActorSystemSetup</c>.</summary>
public sealed class ActorSystemSetup
{
    private readonly Dictionary<Type, Setup> _byType;

    private ActorSystemSetup(Dictionary<Type, Setup> byType) => _byType = byType;

    /// <summary>All defaults.</summary>
    public static ActorSystemSetup Empty { get; } = new([]);

    /// <summary>From parts; a later one of a type replaces an earlier one.</summary>
    /// <param name="setups">The parts.</param>
    public static ActorSystemSetup Create(params Setup[] setups) => setups.Aggregate(Empty, (all, part) => all.And(part));

    /// <summary>The part of a type, or null.</summary>
    /// <typeparam name="T">The type.</typeparam>
    public T? Get<T>()
        where T : Setup => _byType.TryGetValue(typeof(T), out var part) ? (T)part : null;

    /// <summary>The same with one part more.</summary>
    /// <param name="setup">The part; replaces one of its type.</param>
    public ActorSystemSetup And(Setup setup)
    {
        ArgumentNullException.ThrowIfNull(setup);
        return new ActorSystemSetup(new Dictionary<Type, Setup>(_byType) { [setup.GetType()] = setup });
    }
}

/// <summary>
/// Where the kernel's time and threads come from: the one type that Akka.NET has no counterpart for (docs/adr/0001). With the clock and scheduler of
/// virtual time a system runs on one thread, in a fixed order.
/// </summary>
public sealed class KernelSetup : Setup
{
    /// <summary>The clock of scheduler, timers and timeouts. Default: the system's.</summary>
    public TimeProvider TimeProvider { get; init; } = TimeProvider.System;

    /// <summary>Runs mailboxes and continuations. Default, null: the thread pool.</summary>
    public TaskScheduler? TaskScheduler { get; init; }

    /// <summary>
    /// How long phases of the <see cref="CoordinatedShutdown"/> may last, by name, where the default of 5 s (10 s for some) does not suit.
    /// Each more than zero.
    /// </summary>
    public IReadOnlyDictionary<string, TimeSpan> ShutdownTimeouts { get; init; } = new Dictionary<string, TimeSpan>();
}
