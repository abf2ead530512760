namespace Agents.Kernel;

/// <summary>Mailbox runs: a bounded number of messages, system messages before user messages.</summary>
internal sealed partial class ActorCell
{
    /// <summary>How many messages one run handles before other actors get their turn. Akka.NET: <c>throughput</c>.</summary>
    private const int Throughput = 30;

    public void Execute()
    {
        var before = _current;
        _current = this;
        try
        {
            if (_state == CellState.New)
                Begin();
            for (var left = Throughput; left > 0; left--)
            {
                if (_mailbox.TakeSystem() is { } message)
                    InvokeSystem(message);
                else if (!_mailbox.IsSuspended && _mailbox.TryTake(out var envelope))
                    Invoke(envelope);
                else
                    break;
            }
        }
        finally
        {
            _current = before;
        }

        if (_mailbox.EndRun())
            _system.Dispatch(this);
    }

    private void Invoke(in Envelope envelope)
    {
        (_message, _sender) = (envelope.Message, envelope.Sender);
        _extras?.Stash?.NextMessage();
        try
        {
            if (envelope.Message is IAutoReceivedMessage or IKernelMessage)
                AutoReceive(envelope.Message);
            else
                Deliver(envelope.Message);
        }
        catch (Exception failure)
        {
            HandleFailure(failure);
        }

        if (_extras is not { HandlersRunning: > 0 } && _state != CellState.Failed)
            (_message, _sender) = (null, null);
    }

    private void AutoReceive(object message)
    {
        switch (message)
        {
            case ActorTimer timer:
                if (_extras?.Timers?.Claim(timer) == true)
                {
                    (_message, _sender) = (timer.Message, timer.Sender);
                    AutoReceive(timer.Message);
                }

                break;
            case ReceiveTimeoutDue due:
                if (_extras?.ReceiveTimeout?.IsCurrent(due) == true)
                    Deliver(_message = Kernel.ReceiveTimeout.Instance);
                break;
            case Terminated terminated:
                ReceiveTerminated(terminated);
                break;
            case PoisonPill:
                Stop(this);
                break;
            case Kill:
                throw new ActorKilledException("Kill");
            case Identify identify:
                Sender.Tell(new ActorIdentity(identify.MessageId, this), this);
                break;
            default:
                Deliver(message);
                break;
        }
    }

    /// <summary>Hands a message to the current behaviour, and starts the receive timeout anew.</summary>
    private void Deliver(object message)
    {
        if (_extras?.ReceiveTimeout is not { } timeout || message is INotInfluenceReceiveTimeout)
        {
            DeliverNow(message);
            return;
        }

        timeout.Cancel();
        try
        {
            DeliverNow(message);
        }
        finally
        {
            if (_extras is { HandlersRunning: 0 })
                _extras.ReceiveTimeout?.Restart();
        }
    }

    private void DeliverNow(object message)
    {
        var actor = _actor!;
        if (_extras?.Behaviours is { Count: > 0 } behaviours)
            Behave(actor, behaviours.Peek(), message);
        else if (_props.OverridesAroundReceive)
            actor.AroundReceive(actor.Receive, message);
        else if (!actor.Receive(message))
            actor.Unhandled(message);
    }

    private void Behave(ActorBase actor, Receive behaviour, object message)
    {
        if (_props.OverridesAroundReceive)
            actor.AroundReceive(behaviour, message);
        else if (!behaviour(message))
            actor.Unhandled(message);
    }

    private void InvokeSystem(SystemMessage message)
    {
        if (HasToWait(message))
        {
            (Extras.Waiting ??= []).Add(message);
            return;
        }

        for (var ready = message; ready is not null; ready = TakeReady())
        {
            try
            {
                HandleSystem(ready);
            }
            catch (Exception failure)
            {
                HandleFailure(failure);
            }
        }
    }

    private bool HasToWait(SystemMessage message)
    {
        var waitsFor = message.WaitsFor;
        return waitsFor != WaitsFor.Nothing
            && ((waitsFor.HasFlag(WaitsFor.Handler) && _extras is { HandlersRunning: > 0 })
                || (waitsFor.HasFlag(WaitsFor.Decision) && _state == CellState.Failed)
                || (waitsFor.HasFlag(WaitsFor.Restart) && _state == CellState.Recreating));
    }

    /// <summary>Takes the oldest system message that had to wait and no longer has to.</summary>
    private SystemMessage? TakeReady()
    {
        if (_extras?.Waiting is not { Count: > 0 } waiting)
            return null;
        var index = waiting.FindIndex(message => !HasToWait(message));
        if (index < 0)
            return null;
        var ready = waiting[index];
        waiting.RemoveAt(index);
        return ready;
    }

    private void HandleSystem(SystemMessage message)
    {
        switch (message)
        {
            case RunContinuation run:
                run.Execute();
                break;
            case HandlerEnded ended:
                EndHandler(ended.Failure);
                break;
            case Failed failed:
                DecideOnFailure(failed.Child, failed.Cause);
                break;
            case DeathNotice notice:
                ReceiveDeathNotice(notice.Actor, notice.ExistenceConfirmed);
                break;
            case WatchRequest watch:
                AddWatcher(watch.Watcher);
                break;
            case UnwatchRequest unwatch:
                _extras?.Watchers?.Remove(unwatch.Watcher);
                break;
            case Suspend:
                SuspendSelf();
                break;
            case Resume resume:
                ResumeAfter(resume.Cause);
                break;
            case Recreate recreate:
                BeginRecreate(recreate.Cause);
                break;
            case Terminate:
                BeginTerminate();
                break;
        }
    }
}
