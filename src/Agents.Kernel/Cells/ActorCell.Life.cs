namespace Agents.Kernel;

/// <summary>Creation, restart and end.</summary>
internal sealed partial class ActorCell
{
    private void Begin()
    {
        try
        {
            CreateActor();
        }
        catch (Exception failure)
        {
            HandleFailure(failure);
        }
    }

    private void CreateActor()
    {
        try
        {
            MakeInstance(previous: null);
            _actor!.AroundPreStart();
        }
        catch (Exception failure)
        {
            var cause = Unwrap(failure);
            DropHalfMadeInstance();
            throw new ActorInitializationException(this, $"Exception during creation of {Path}: {ExceptionText.MessageOf(cause)}", cause);
        }
    }

    private void MakeInstance(ActorBase? previous)
    {
        _state = CellState.Creating;
        try
        {
            var actor = _props.NewActor();
            if (ReferenceEquals(actor, previous))
                throw new InvalidOperationException($"Props of {Path} gave the same instance again; it must make a new one each time.");
            _actor = actor;
            if (actor is IWithTimers withTimers)
                withTimers.Timers = Extras.Timers ??= new ActorTimers(this);
            if (actor is IWithUnrestrictedStash withStash)
                withStash.Stash = Extras.Stash ??= new ActorStash(this, _props.StashCapacity);
        }
        finally
        {
            _state = CellState.Running;
        }
    }

    /// <summary>An instance whose start failed is never used: a restart makes another, a stop does not call its PostStop.</summary>
    private void DropHalfMadeInstance()
    {
        ClearForNewInstance();
        EndInstance();
    }

    private void BeginRecreate(Exception cause)
    {
        if (_state is CellState.Terminating or CellState.Terminated)
            return;
        Extras.Restart = new PendingRestart(cause, _actor);
        if (_actor is null)
            _extras!.Children?.StopAll(close: false);
        else
            PreRestart(_actor, cause);
        ClearForNewInstance();
        EndInstance();
        _state = CellState.Recreating;
        if (_extras!.Children is not { AnyStopping: true })
            FinishRecreate();
    }

    private void PreRestart(ActorBase actor, Exception cause)
    {
        var message = _state == CellState.Failed ? _message : null;
        try
        {
            _extras?.Stash?.UnstashAll();
            actor.AroundPreRestart(cause, message);
        }
        catch (Exception failure)
        {
            _system.ReportError(this, new PreRestartException(this, failure, cause, message), "PreRestart failed");
        }
    }

    private void FinishRecreate()
    {
        var (cause, previous) = _extras!.Restart!;
        _extras.Restart = null;
        _extras.Perpetrator = null;
        var survivors = _extras.Children?.Snapshot() ?? [];
        _mailbox.Resume();
        if (previous is null)
        {
            CreateActor();
            return;
        }

        try
        {
            MakeInstance(previous);
            _actor!.AroundPostRestart(cause, null);
        }
        catch (Exception failure)
        {
            DropHalfMadeInstance();
            throw new PostRestartException(this, Unwrap(failure), cause);
        }

        foreach (var child in survivors)
            child.SendSystem(new Recreate(cause));
    }

    private void BeginTerminate()
    {
        if (_state is CellState.Terminating or CellState.Terminated)
            return;
        _extras?.ReceiveTimeout?.Cancel();
        _state = CellState.Terminating;
        _mailbox.Suspend();
        if (_extras?.Children is { } children && children.StopAll(close: true))
            return;
        FinishTerminate();
    }

    private void FinishTerminate()
    {
        try
        {
            _extras?.Timers?.CancelAll();
            _extras?.Stash?.UnstashAll();
            _actor?.AroundPostStop();
        }
        catch (Exception failure)
        {
            _system.ReportError(this, failure, "PostStop failed");
        }

        EndInstance();
        _state = CellState.Terminated;
        _extras?.Timers?.CancelAll();
        _mailbox.Close();
        DrainToDeadLetters();
        _parent.SendSystem(new DeathNotice(this, ExistenceConfirmed: true));
        TellWatchers();
        EndAllWatches();
        Volatile.Write(ref _extras, null);
        (_message, _sender) = (null, null);
    }

    /// <summary>Lets go of the instance, for good.</summary>
    private void EndInstance()
    {
        if (_actor is not { } actor)
            return;
        _actor = null;
        try
        {
            try
            {
                (actor as IDisposable)?.Dispose();
            }
            finally
            {
                _props.Release(actor);
            }
        }
        catch (Exception failure)
        {
            _system.ReportError(this, failure, "Disposing of the actor failed");
        }
    }

    private void DrainToDeadLetters()
    {
        while (_mailbox.TakeSystem() is { } system)
            AnswerForTheDead(system);
        while (_mailbox.TryTake(out var envelope))
            _system.DeadLetterRef.Publish(envelope.Message, envelope.Sender, this);
    }

    private void ClearForNewInstance()
    {
        _extras?.Timers?.CancelAll();
        _extras?.ReceiveTimeout?.Cancel();
        if (_extras is not null)
        {
            _extras.ReceiveTimeout = null;
            _extras.Behaviours = null;
            _extras.BottomReplaced = false;
            _extras.Strategy = null;
        }

        (_message, _sender) = (null, null);
    }

    private static Exception Unwrap(Exception failure) =>
        failure is System.Reflection.TargetInvocationException { InnerException: { } inner } ? inner : failure;
}
