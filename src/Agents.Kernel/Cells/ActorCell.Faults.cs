using System.Runtime.ExceptionServices;

namespace Agents.Kernel;

/// <summary>What happens when a handler throws: the mailbox stands still, the parent decides.</summary>
internal sealed partial class ActorCell
{
    /// <summary>The restart history of this actor under its parent's strategy.</summary>
    public ChildRestartStats RestartStats => Extras.RestartStats ??= new ChildRestartStats(this, _system.Time);

    /// <summary>The restart histories of all children.</summary>
    public ChildRestartStats[] ChildStats() => [.. (_extras?.Children?.Snapshot() ?? []).Select(child => child.RestartStats)];

    private void HandleFailure(Exception failure)
    {
        if (_state is CellState.Terminating or CellState.Terminated)
        {
            _system.ReportError(this, failure, "Failure while stopping");
            return;
        }

        if (_state == CellState.Failed)
        {
            _system.ReportError(this, failure, "Failure while a failure is being decided");
            return;
        }

        var created = failure is not (ActorInitializationException or PostRestartException);
        if (!created)
            DropHalfMadeInstance();
        _state = CellState.Failed;
        _mailbox.Suspend();
        SuspendChildren(except: _extras?.Perpetrator);
        _parent.SendSystem(new Failed(this, failure));
    }

    /// <summary>An instance whose start failed is never used: a restart makes another, a stop does not call its PostStop.</summary>
    private void DropHalfMadeInstance()
    {
        ClearForNewInstance();
        _actor = null;
    }

    private void DecideOnFailure(ActorCell child, Exception cause)
    {
        if (_state == CellState.Terminated || _extras?.Children?.Contains(child) != true)
            return;
        if (Strategy().HandleFailure(this, child, cause))
            return;
        _extras.Perpetrator = child;
        ExceptionDispatchInfo.Throw(cause);
    }

    private SupervisorStrategy Strategy() =>
        _props.SupervisorStrategy
        ?? (_actor is { } actor ? Extras.Strategy ??= actor.SupervisorStrategy() : Kernel.SupervisorStrategy.StoppingStrategy);

    private void SuspendSelf()
    {
        if (_state is CellState.Terminating or CellState.Terminated)
            return;
        _mailbox.Suspend();
        SuspendChildren(except: null);
    }

    private void ResumeAfter(Exception? cause)
    {
        if (_state is CellState.Terminating or CellState.Terminated)
            return;
        if (_actor is null)
        {
            BeginRecreate(cause ?? new ActorInitializationException(this, "The actor was resumed without ever having been created."));
            return;
        }

        _mailbox.Resume();
        if (cause is not null && _state == CellState.Failed)
        {
            _state = CellState.Running;
            (_message, _sender) = (null, null);
        }

        ResumeChildren(cause);
    }

    private void SuspendChildren(ActorCell? except)
    {
        foreach (var child in _extras?.Children?.Snapshot() ?? [])
        {
            if (!ReferenceEquals(child, except))
                child.SendSystem(new Suspend());
        }
    }

    private void ResumeChildren(Exception? cause)
    {
        var perpetrator = _extras?.Perpetrator;
        foreach (var child in _extras?.Children?.Snapshot() ?? [])
            child.SendSystem(new Resume(ReferenceEquals(child, perpetrator) ? cause : null));
        if (_extras is not null)
            _extras.Perpetrator = null;
    }
}
