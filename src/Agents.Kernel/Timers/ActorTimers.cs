namespace Agents.Kernel;

/// <summary>The timers of one actor. Used by that actor only; its entries are in the system's scheduler.</summary>
internal sealed class ActorTimers(ActorCell owner) : ITimerScheduler
{
    private readonly Dictionary<object, ActorTimer> _byKey = [];

    public IReadOnlyCollection<object> ActiveTimers => _byKey.Keys;

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval) => Repeat(key, msg, interval, interval, owner);

    public void StartPeriodicTimer(object key, object msg, TimeSpan interval, IActorRef sender) => Repeat(key, msg, interval, interval, sender);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval) =>
        Repeat(key, msg, initialDelay, interval, owner);

    public void StartPeriodicTimer(object key, object msg, TimeSpan initialDelay, TimeSpan interval, IActorRef sender) =>
        Repeat(key, msg, initialDelay, interval, sender);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout) => Start(key, msg, timeout, TimeSpan.Zero, owner);

    public void StartSingleTimer(object key, object msg, TimeSpan timeout, IActorRef sender) =>
        Start(key, msg, timeout, TimeSpan.Zero, sender);

    public bool IsTimerActive(object key) => _byKey.ContainsKey(key);

    public void Cancel(object key)
    {
        if (_byKey.Remove(key, out var timer))
            timer.Entry?.Cancel();
    }

    public void CancelAll()
    {
        foreach (var timer in _byKey.Values)
            timer.Entry?.Cancel();
        _byKey.Clear();
    }

    /// <summary>True if a timer taken from the mailbox is still the one of its key; a single one is used up by that.</summary>
    public bool Claim(ActorTimer timer)
    {
        if (!_byKey.TryGetValue(timer.Key, out var current) || !ReferenceEquals(current, timer))
            return false;
        if (!timer.Repeats)
            _byKey.Remove(timer.Key);
        return true;
    }

    private void Repeat(object key, object message, TimeSpan due, TimeSpan interval, IActorRef sender)
    {
        ScheduleArguments.RequireInterval(interval);
        Start(key, message, due, interval, sender);
    }

    private void Start(object key, object message, TimeSpan due, TimeSpan period, IActorRef sender)
    {
        ArgumentNullException.ThrowIfNull(key);
        InvalidMessage.ThrowIfNull(message);
        var timer = new ActorTimer(owner, key, message, sender, repeats: period > TimeSpan.Zero);
        timer.Entry = owner.SystemImpl.Timers.Schedule(due, period, timer);
        Cancel(key);
        _byKey[key] = timer;
    }
}
