namespace Agents.Kernel;

/// <summary>
/// Runs code later. It runs outside any actor, one piece after the other: it must be short, must not block and must not touch an actor's state.
/// Within an actor prefer its timers. Akka.Actor.IActionScheduler.
/// </summary>
/// <remarks>
/// Every member throws an <see cref="ArgumentOutOfRangeException"/> for a delay below zero or an interval below 1 ms, and an
/// <see cref="ObjectDisposedException"/> once the system has terminated.
/// </remarks>
public interface IActionScheduler
{
    /// <summary>Runs an action once, unless cancelled before.</summary>
    /// <param name="delay">How long to wait, zero or more.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels it; null for nothing does.</param>
    void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable);

    /// <summary>Runs an action once.</summary>
    /// <param name="delay">How long to wait, zero or more.</param>
    /// <param name="action">What to run.</param>
    void ScheduleOnce(TimeSpan delay, Action action);

    /// <summary>Runs an action again and again until cancelled.</summary>
    /// <param name="initialDelay">How long to wait for the first time, zero or more.</param>
    /// <param name="interval">From one time to the next, 1 ms or more. Counted from when it was due, so it does not drift.</param>
    /// <param name="action">What to run.</param>
    /// <param name="cancelable">Cancels it; null for nothing does.</param>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable);

    /// <summary>Runs an action again and again for as long as the system lives.</summary>
    /// <param name="initialDelay">How long to wait for the first time, zero or more.</param>
    /// <param name="interval">From one time to the next, 1 ms or more. Counted from when it was due, so it does not drift.</param>
    /// <param name="action">What to run.</param>
    void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action);
}
