namespace Agents.Kernel;

/// <content>The public members of Akka.NET's schedulers, on top of scheduled entries.</content>
internal sealed partial class TimerScheduler
{
    public IAdvancedScheduler Advanced => this;

    public DateTimeOffset Now => _time.GetUtcNow();

    public TimeSpan MonotonicClock => _time.GetElapsedTime(_start);

    public TimeSpan HighResMonotonicClock => _time.GetElapsedTime(_start);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellOnce(delay, receiver, message, sender, null);

    public void ScheduleTellOnce(TimeSpan delay, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable) =>
        Schedule(delay, TimeSpan.Zero, TellCallback.For(receiver, message, sender), cancelable);

    public void ScheduleTellRepeatedly(TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender) =>
        ScheduleTellRepeatedly(initialDelay, interval, receiver, message, sender, null);

    public void ScheduleTellRepeatedly(
        TimeSpan initialDelay, TimeSpan interval, ICanTell receiver, object message, IActorRef sender, ICancelable? cancelable)
    {
        ScheduleArguments.RequireInterval(interval);
        Schedule(initialDelay, interval, TellCallback.For(receiver, message, sender), cancelable);
    }

    public void ScheduleOnce(TimeSpan delay, Action action) => ScheduleOnce(delay, action, null);

    public void ScheduleOnce(TimeSpan delay, Action action, ICancelable? cancelable) =>
        Schedule(delay, TimeSpan.Zero, ActionCallback.For(action), cancelable);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action) =>
        ScheduleRepeatedly(initialDelay, interval, action, null);

    public void ScheduleRepeatedly(TimeSpan initialDelay, TimeSpan interval, Action action, ICancelable? cancelable)
    {
        ScheduleArguments.RequireInterval(interval);
        Schedule(initialDelay, interval, ActionCallback.For(action), cancelable);
    }

    private void Schedule(TimeSpan due, TimeSpan period, CancelableCallback callback, ICancelable? cancelable)
    {
        if (cancelable is not { IsCancellationRequested: true })
            callback.CancelWith(cancelable, Schedule(due, period, callback));
    }
}
