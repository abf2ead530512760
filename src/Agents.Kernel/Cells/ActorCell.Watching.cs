namespace Agents.Kernel;

/// <summary>Watching others, being watched, and the notices of an end.</summary>
internal sealed partial class ActorCell
{
    /// <summary>How many watch this actor, beside its parent.</summary>
    public int WatcherCount => _extras?.Watchers?.Count ?? 0;

    public IActorRef Watch(IActorRef subject) => BeginWatch(subject, null);

    public IActorRef WatchWith(IActorRef subject, object message)
    {
        ArgumentNullException.ThrowIfNull(message);
        return BeginWatch(subject, message);
    }

    public IActorRef Unwatch(IActorRef subject)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (_extras is null)
            return subject;
        if (_extras.Watching?.Remove(subject) == true)
            (subject as InternalActorRef)?.SendSystem(new UnwatchRequest(this));
        _extras.NoticesQueued?.Remove(subject);
        return subject;
    }

    private IActorRef BeginWatch(IActorRef subject, object? message)
    {
        ArgumentNullException.ThrowIfNull(subject);
        if (ReferenceEquals(subject, this))
            return subject;
        var watching = Extras.Watching ??= [];
        if (watching.TryGetValue(subject, out var before))
        {
            if (!Equals(before, message))
                throw new InvalidOperationException(
                    $"{subject.Path} is watched already, with {before ?? "the Terminated message"}; call Unwatch before watching it with {message ?? "the Terminated message"}.");
            return subject;
        }

        watching.Add(subject, message);
        if (subject is InternalActorRef watched)
            watched.SendSystem(new WatchRequest(subject, this));
        else if (subject.IsNobody())
            SendSystem(new DeathNotice(subject, ExistenceConfirmed: false));
        return subject;
    }

    private void AddWatcher(InternalActorRef watcher)
    {
        if (ReferenceEquals(watcher, _parent)) // hears of every child's end anyway
            return;
        (Extras.Watchers ??= []).Add(watcher);
    }

    private void ReceiveDeathNotice(IActorRef actor, bool existenceConfirmed)
    {
        if (_extras is null)
            return;
        if (_extras.Watching?.Remove(actor, out var message) == true && _state != CellState.Terminating)
        {
            (_extras.NoticesQueued ??= [])[actor] = message;
            Tell(new Terminated(actor, existenceConfirmed, addressTerminated: false), actor);
        }

        if (actor is ActorCell child && _extras.Children?.Remove(child) == true)
        {
            _extras.RestartHistories?.Forget(child);
            ChildEnded();
        }
    }

    private void ChildEnded()
    {
        switch (_state)
        {
            case CellState.Terminating:
                if (_extras!.Children!.Count == 0)
                    FinishTerminate();
                break;
            case CellState.Recreating:
                if (!_extras!.Children!.AnyStopping)
                    FinishRecreate();
                break;
        }
    }

    private void ReceiveTerminated(Terminated terminated)
    {
        if (_extras?.NoticesQueued is { } queued && queued.Remove(terminated.ActorRef, out var message))
            Deliver(_message = message ?? terminated);
    }

    private void TellWatchers()
    {
        foreach (var watcher in _extras?.Watchers ?? [])
            watcher.SendSystem(new DeathNotice(this, ExistenceConfirmed: true));
    }

    private void EndAllWatches()
    {
        foreach (var subject in _extras?.Watching?.Keys ?? Enumerable.Empty<IActorRef>())
            (subject as InternalActorRef)?.SendSystem(new UnwatchRequest(this));
    }
}
