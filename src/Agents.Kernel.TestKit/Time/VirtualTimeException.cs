namespace Agents.Kernel.TestKit;

/// <summary>Why a <see cref="VirtualTime"/> could not go on.</summary>
public enum VirtualTimeFault
{
    /// <summary>Nothing is runnable, no timer is armed, no hold is open, and the body is not done.</summary>
    Deadlock,

    /// <summary>The body is not done within its limit of virtual time.</summary>
    LimitReached,

    /// <summary>
    /// A hold stayed open, in real time, for longer than <see cref="VirtualTimeOptions.HangGuard"/> without any work arriving.
    /// </summary>
    Hung,

    /// <summary>More than <see cref="VirtualTimeOptions.MaxStepsPerInstant"/> steps ran and time never got a chance to move.</summary>
    EndlessLoop,
}

/// <summary>A run in virtual time cannot go on. The message lists what is pending: open holds, armed timers, queued work.</summary>
/// <param name="fault">Why.</param>
/// <param name="message">What happened, what is pending and the way out.</param>
public sealed class VirtualTimeException(VirtualTimeFault fault, string message) : Exception(message)
{
    /// <summary>Why the run cannot go on.</summary>
    public VirtualTimeFault Fault { get; } = fault;
}
