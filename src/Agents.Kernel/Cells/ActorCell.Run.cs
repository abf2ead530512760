namespace Agents.Kernel;

/// <summary>Mailbox runs: system messages first, then a bounded number of user messages.</summary>
internal sealed partial class ActorCell
{
    /// <summary>How many user messages one run handles before other actors get their turn. Akka.NET: <c>throughput</c>.</summary>
    private const int Throughput = 30;

    public void Execute()
    {
        var before = _current;
        _current = this;
        try
        {
            DrainSystem();
            if (_state != CellState.Terminated)
                RunUserMessages();
        }
        finally
        {
            _current = before;
        }

        if (_mailbox.EndRun())
            _system.Dispatch(this);
    }

    private void RunUserMessages()
    {
        for (var left = Throughput; left > 0 && !_mailbox.IsSuspended && _mailbox.TryTake(out var envelope); left--)
        {
            Invoke(envelope);
            if (_mailbox.HasSystem)
            {
                DrainSystem();
                if (_state == CellState.Terminated)
                    return;
            }
        }
    }

    private void DrainSystem()
    {
        while (_state != CellState.Terminated && _mailbox.TakeSystem() is { } message)
            InvokeSystem(message);
    }

    private void Invoke(in Envelope envelope)
    {
        (_message, _sender) = (envelope.Message, envelope.Sender);
        _extras?.Stash?.NextMessage();
        try
        {
            if (envelope.Message is IAutoReceivedMessage or ActorTimer)
                AutoReceive(envelope.Message);
            else
                Deliver(envelope.Message);
        }
        catch (Exception failure)
        {
            HandleFailure(failure);
        }
        finally
        {
            if (_extras is not { HandlersRunning: > 0 } && _state != CellState.Failed)
                (_message, _sender) = (null, null);
        }
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

    /// <summary>Hands a message to the current behaviour.</summary>
    private void Deliver(object message)
    {
        var timeout = _extras?.ReceiveTimeout;
        var influences = timeout is not null && message is not INotInfluenceReceiveTimeout;
        if (influences)
            timeout!.Cancel();
        try
        {
            var actor = _actor!;
            if (_extras?.Behaviours is { Count: > 0 } behaviours)
                Behave(actor, behaviours.Peek(), message);
            else if (_props.OverridesAroundReceive)
                actor.AroundReceive(actor.Receive, message);
            else if (!actor.Receive(message))
                actor.Unhandled(message);
        }
        finally
        {
            if (influences && _extras is { HandlersRunning: 0 })
                _extras.ReceiveTimeout?.Restart();
        }
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
        if (message.WaitsForHandler && _extras is { HandlersRunning: > 0 })
        {
            (_extras.WaitingForHandler ??= new Queue<SystemMessage>()).Enqueue(message);
            return;
        }

        try
        {
            HandleSystem(message);
        }
        catch (Exception failure)
        {
            HandleFailure(failure);
        }
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
            case Create:
                CreateActor();
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
