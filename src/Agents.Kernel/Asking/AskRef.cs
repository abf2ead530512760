namespace Agents.Kernel;

/// <summary>
/// Who asks: a reference below <c>/temp</c> that takes the first answer and is gone. It is in no table, so nothing is left behind; a late answer goes
/// to dead letters.
/// </summary>
internal sealed class AskRef<T> : InternalActorRef, IScheduledCallback
{
    private readonly TaskCompletionSource<T> _answer;
    private readonly ActorSystemImpl _system;
    private readonly TimeSpan _patience;
    private readonly object? _asked;
    private ActorPath? _path;
    private ScheduledEntry? _timeout;
    private CancellationTokenRegistration _cancellation;
    private List<InternalActorRef>? _watchers;

    private AskRef(ActorSystemImpl system, object? asked, TimeSpan patience)
    {
        (_system, _asked, _patience) = (system, asked, patience);
        _answer = new TaskCompletionSource<T>(system.Continuations);
    }

    public override ActorPath Path => _path ??= new ChildActorPath(_system.TempPath, $"${_system.NextUid()}", _system.NextUid());

    internal override ActorSystemImpl SystemOfRef => _system;

    /// <summary>The answer to come.</summary>
    public Task<T> Answer => _answer.Task;

    /// <summary>Makes a reference that waits for an answer.</summary>
    /// <param name="system">Where the clock and dead letters are.</param>
    /// <param name="asked">Whom, for the error.</param>
    /// <param name="timeout">How long; null or infinite for ever.</param>
    /// <param name="cancellation">Ends the wait.</param>
    public static AskRef<T> Begin(ActorSystemImpl system, object? asked, TimeSpan? timeout, CancellationToken cancellation)
    {
        var patience = timeout ?? Timeout.InfiniteTimeSpan;
        var ask = new AskRef<T>(system, asked, patience);
        if (patience != Timeout.InfiniteTimeSpan)
            ask.WaitFor(patience < TimeSpan.Zero ? TimeSpan.Zero : patience);
        if (cancellation.CanBeCanceled)
            ask._cancellation = cancellation.UnsafeRegister(static (state, token) => ((AskRef<T>)state!).Cancel(token), ask);
        return ask;
    }

    public override void Tell(object message, IActorRef sender)
    {
        InvalidMessage.ThrowIfNull(message);
        if (Complete(message))
            Clean();
        else
            _system.DeadLetterRef.Publish(message, sender, this);
    }

    public void Fire(ScheduledEntry entry) => GiveUp($"did not answer within {_patience}");

    /// <summary>The system has ended, so nobody will answer any more and no clock would say so.</summary>
    public void Abandon() => GiveUp($"did not answer before the actor system '{_system.Name}' ended");

    internal override void SendSystem(SystemMessage message)
    {
        switch (message)
        {
            case DeathNotice notice:
                Tell(new Terminated(notice.Actor, notice.ExistenceConfirmed, addressTerminated: false), notice.Actor);
                break;
            case WatchRequest watch:
                if (!TryAddWatcher(watch.Watcher))
                    watch.Watcher.SendSystem(new DeathNotice(this, ExistenceConfirmed: false));
                break;
            case UnwatchRequest unwatch:
                RemoveWatcher(unwatch.Watcher);
                break;
        }
    }

    private void WaitFor(TimeSpan patience)
    {
        _timeout = _system.Timers.TrySchedule(patience, TimeSpan.Zero, this);
        if (_timeout is null)
            Abandon();
    }

    private void GiveUp(string why)
    {
        if (!_answer.Task.IsCompleted && _answer.TrySetException(new AskTimeoutException($"{_asked ?? "Nobody"} {why}. Expected {typeof(T)}.")))
            Clean();
    }

    private bool Complete(object message) => message switch
    {
        T answer => _answer.TrySetResult(answer),
        Status.Failure failure => _answer.TrySetException(failure.Cause ?? new TaskCanceledException($"{_asked} answered with a failure that names no cause.")),
        Failure failure => _answer.TrySetException(failure.Exception),
        _ => _answer.TrySetException(new ArgumentException(
            $"{_asked} answered with a {message.GetType()}; the ask expects {typeof(T)}.")),
    };

    private void Cancel(CancellationToken token)
    {
        if (_answer.TrySetCanceled(token))
            Clean();
    }

    private void Clean()
    {
        _timeout?.Cancel();
        _cancellation.Unregister();
        foreach (var watcher in TakeWatchers() ?? [])
            watcher.SendSystem(new DeathNotice(this, ExistenceConfirmed: true));
    }

    private bool TryAddWatcher(InternalActorRef watcher)
    {
        lock (_answer)
        {
            if (_answer.Task.IsCompleted)
                return false;
            _watchers ??= [];
            if (!_watchers.Contains(watcher))
                _watchers.Add(watcher);
            return true;
        }
    }

    private void RemoveWatcher(InternalActorRef watcher)
    {
        lock (_answer)
            _watchers?.Remove(watcher);
    }

    private List<InternalActorRef>? TakeWatchers()
    {
        lock (_answer)
        {
            var watchers = _watchers;
            _watchers = null;
            return watchers;
        }
    }
}
