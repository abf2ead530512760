using System.Runtime.ExceptionServices;

namespace Agents.Kernel;

/// <summary>What happens when a handler throws: the mailbox stands still, the parent decides.</summary>
internal sealed partial class ActorCell
{
    /// <summary>The restart histories of the children.</summary>
    public RestartHistories RestartHistories => Extras.RestartHistories ??= new RestartHistories(_extras!.Children!, _system.Time);

    private void HandleFailure(Exception failure)
    {
        if (_state is CellState.Terminating or CellState.Terminated)
        {
            _system.ReportError(this, failure, "Failure while stopping");
            return;
        }

        if (_state is CellState.Failed or CellState.Recreating)
        {
            _system.ReportError(this, failure, "Failure after another that is being dealt with");
            return;
        }

        _state = CellState.Failed;
        _mailbox.Suspend();
        SuspendChildren(except: _extras?.Perpetrator);
        _parent.SendSystem(new Failed(this, failure));
    }

    private void DecideOnFailure(ActorCell child, Exception cause)
    {
        if (_extras?.Children?.Contains(child) != true)
            return;
        if (_state is CellState.Terminating)
        {
            _system.ReportError(child, cause, "Failure while the parent is stopping");
            return;
        }

        _extras.Perpetrator = child;
        if (!Strategy().HandleFailure(this, child, cause))
            ExceptionDispatchInfo.Throw(cause);
        _extras.Perpetrator = null;
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
        if (_extras is not null && cause is not null)
            _extras.Perpetrator = null;
    }
}
