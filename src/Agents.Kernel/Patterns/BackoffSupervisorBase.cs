namespace Agents.Kernel;

/// <summary>
/// What the two kinds of backoff supervisor share: starting the child, counting, waiting, and passing messages through, from others to the child
/// and from the child to the supervisor's parent. Akka.Pattern.BackoffSupervisorBase.
/// </summary>
public abstract class BackoffSupervisorBase : ActorBase
{
    private readonly BackoffSettings _settings;
    private IActorRef? _child;
    private ChildRestartStats? _limit;
    private int _restarts;
    private bool _stopIsFinal;

    internal BackoffSupervisorBase(BackoffSettings settings) => _settings = settings;

    /// <summary>Starts the child for the first time.</summary>
    protected override void PreStart() => StartChild();

    /// <summary>Handles what is meant for the supervisor and passes all else on.</summary>
    /// <param name="message">The message.</param>
    protected internal override bool Receive(object message)
    {
        switch (message)
        {
            case Terminated terminated when terminated.ActorRef.Equals(_child):
                _child = null;
                ChildStopped();
                break;
            case BackoffSupervisor.StartChild:
                StartChild();
                break;
            case BackoffSupervisor.ResetRestartCount reset:
                if (reset.Current == _restarts)
                    CountAnew();
                break;
            case BackoffSupervisor.Reset when _settings.Reset is ManualReset:
                CountAnew();
                break;
            case BackoffSupervisor.GetRestartCount:
                Sender.Tell(new BackoffSupervisor.RestartCount(_restarts));
                break;
            case BackoffSupervisor.GetCurrentChild:
                Sender.Tell(new BackoffSupervisor.CurrentChild(_child ?? ActorRefs.Nobody));
                break;
            default:
                PassOn(message);
                break;
        }

        return true;
    }

    private protected BackoffSettings Settings => _settings;

    /// <summary>True if the child was told to stop for good.</summary>
    private protected bool StopIsFinal => _stopIsFinal;

    /// <summary>The child has stopped: decides what follows.</summary>
    private protected abstract void ChildStopped();

    /// <summary>Asks the limit of the strategy for another restart in this row.</summary>
    private protected bool MayRestart()
    {
        if (_settings.Strategy is not OneForOneStrategy { MaxNumberOfRetries: >= 0 } strategy)
            return true;
        _limit ??= new ChildRestartStats(Self, ((ActorSystemImpl)Context.System).Time);
        return _limit.RequestRestartPermission(strategy.MaxNumberOfRetries, strategy.WithinTimeRangeMilliseconds);
    }

    /// <summary>Counts a restart and waits for its time.</summary>
    private protected void RestartAfterBackoff()
    {
        var wait = _settings.Delay.After(_restarts, Jitter());
        _restarts++;
        Context.System.Scheduler.ScheduleTellOnce(wait, Self, BackoffSupervisor.StartChild.Instance, Self);
    }

    private void CountAnew() => (_restarts, _limit) = (0, null);

    private void StartChild()
    {
        if (_child is not null)
            return;
        _child = Context.Watch(Context.ActorOf(_settings.ChildProps, _settings.ChildName));
        if (_settings.Reset is AutoReset auto && _restarts > 0)
            Context.System.Scheduler.ScheduleTellOnce(auto.ResetBackoff, Self, new BackoffSupervisor.ResetRestartCount(_restarts), Self);
    }

    private void PassOn(object message)
    {
        if (_child is null)
        {
            if (_settings.ReplyWhileStopped is { } reply)
                Sender.Tell(reply);
            else
                Context.System.DeadLetters.Forward(message);
        }
        else if (Sender.Equals(_child))
        {
            Context.Parent.Forward(message);
        }
        else
        {
            _stopIsFinal |= _settings.IsFinalStopMessage?.Invoke(message) == true;
            _child.Forward(message);
        }
    }

    /// <summary>A random number from 0 to 1; on a scheduler of the caller's own it is the same in every run, so that virtual time repeats itself.</summary>
    private double Jitter() => Context.System is ActorSystemImpl { HasOwnScheduler: true }
        ? new Random(unchecked((int)((Self.Path.Uid * 31) + _restarts))).NextDouble()
        : Random.Shared.NextDouble();
}
