namespace Agents.Kernel;

/// <summary>
/// The timers of one actor, by key. A timer that was replaced or cancelled never delivers its old message, not even one already in the mailbox;
/// all end with the instance. Akka.NET: <c>ITimerScheduler</c>.
/// </summary>
public interface ITimerScheduler
{
    /// <summary>The keys of the timers that are running.</summary>
    IReadOnlyCollection<object> ActiveTimers { get; }

    /// <summary>Sends a message to the actor at a fixed interval, first after one interval.</summary>
    /// <param name="key">Replaces the timer of the same key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="interval">At least 1 ms.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval);

    /// <summary>Sends a message to the actor at a fixed interval, first after one interval.</summary>
    /// <param name="key">Replaces the timer of the same key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="interval">At least 1 ms.</param>
    /// <param name="sender">Who appears as sender.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender);

    /// <summary>Sends a message to the actor at a fixed interval.</summary>
    /// <param name="key">Replaces the timer of the same key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="initialDelay">When first; zero or more.</param>
    /// <param name="interval">At least 1 ms.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval);

    /// <summary>Sends a message to the actor at a fixed interval.</summary>
    /// <param name="key">Replaces the timer of the same key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="initialDelay">When first; zero or more.</param>
    /// <param name="interval">At least 1 ms.</param>
    /// <param name="sender">Who appears as sender.</param>
    void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender);

    /// <summary>Sends a message to the actor once.</summary>
    /// <param name="key">Replaces the timer of the same key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="timeout">When; zero or more.</param>
    void StartSingleTimer(object key, object msg, TimeSpan timeout);

    /// <summary>Sends a message to the actor once.</summary>
    /// <param name="key">Replaces the timer of the same key.</param>
    /// <param name="msg">The message.</param>
    /// <param name="timeout">When; zero or more.</param>
    /// <param name="sender">Who appears as sender.</param>
    void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender);

    /// <summary>True while the timer runs; a single timer runs until its message is handled.</summary>
    /// <param name="key">The timer's key.</param>
    bool IsTimerActive(object key);

    /// <summary>Ends a timer; an unknown key changes nothing.</summary>
    /// <param name="key">The timer's key.</param>
    void Cancel(object key);

    /// <summary>Ends all timers.</summary>
    void CancelAll();
}

/// <summary>Gives an actor timers: the kernel sets the property before <c>PreStart</c>. Akka.NET: <c>IWithTimers</c>.</summary>
public interface IWithTimers
{
    /// <summary>The actor's timers.</summary>
    ITimerScheduler Timers { get; set; }
}
