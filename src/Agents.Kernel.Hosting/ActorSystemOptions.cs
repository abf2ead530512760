namespace Agents.Kernel.Hosting;

/// <summary>What a host may say about its actor system. <c>null</c> means: leave the kernel's default.</summary>
public sealed record ActorSystemOptions
{
    /// <summary>The clock of the scheduler, of timers and timeouts. Default: the system's clock.</summary>
    public TimeProvider? TimeProvider { get; init; }

    /// <summary>What mailboxes and async handlers run on. Default: the thread pool.</summary>
    public TaskScheduler? TaskScheduler { get; init; }

    /// <summary>
    /// The lowest level of kernel log events that reach <c>Microsoft.Extensions.Logging</c>, whose own filters come on top. Default: info.
    /// Debug also reports dead letters and unhandled messages, by type only.
    /// </summary>
    public LogLevel? LogLevel { get; init; }

    internal ActorSystemSetup ToSetup()
    {
        var defaults = new KernelSetup();
        return ActorSystemSetup.Create(new KernelSetup
        {
            TimeProvider = TimeProvider ?? defaults.TimeProvider,
            TaskScheduler = TaskScheduler ?? defaults.TaskScheduler,
        });
    }
}
