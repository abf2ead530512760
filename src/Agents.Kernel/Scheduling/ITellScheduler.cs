namespace Agents.Kernel;

/// <summary>Sends messages later. Akka.Actor.ITellScheduler.</summary>
/// <remarks>
/// Every member throws an <see cref="ArgumentOutOfRangeException"/> for a delay below zero or an interval below 1 ms, and an
/// <see cref="ObjectDisposedException"/> once the system has terminated.
/// </remarks>
public interface ITellScheduler
{
    /// <summary>Sends a message once.</summary>
    /// <param name="delay">How long to wait, zero or more.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">In whose name.</param>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender);

    /// <summary>Sends a message once, unless cancelled before.</summary>
    /// <param name="delay">How long to wait, zero or more.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message; let go of when cancelled.</param>
    /// <param name="sender">In whose name.</param>
    /// <param name="cancelable">Cancels it; null for nothing does.</param>
    void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable);

    /// <summary>Sends a message again and again for as long as the system lives.</summary>
    /// <param name="initialDelay">How long to wait for the first time, zero or more.</param>
    /// <param name="interval">From one time to the next, 1 ms or more. Counted from when it was due, so it does not drift.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message.</param>
    /// <param name="sender">In whose name.</param>
    void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender);

    /// <summary>Sends a message again and again until cancelled.</summary>
    /// <param name="initialDelay">How long to wait for the first time, zero or more.</param>
    /// <param name="interval">From one time to the next, 1 ms or more. Counted from when it was due, so it does not drift.</param>
    /// <param name="receiver">Who gets it.</param>
    /// <param name="message">The message; let go of when cancelled.</param>
    /// <param name="sender">In whose name.</param>
    /// <param name="cancelable">Cancels it; null for nothing does.</param>
    void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable);
}
