namespace Agents.Kernel;

/// <summary>Behaviours, the receive timeout, and asynchronous handlers.</summary>
internal sealed partial class ActorCell
{
    public TimeSpan? ReceiveTimeout => _extras?.ReceiveTimeout?.Timeout;

    public void Become(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        var behaviours = Extras.Behaviours ??= new Stack<Receive>();
        if (!behaviours.TryPop(out _))
            Extras.BottomReplaced = true;
        behaviours.Push(receive);
    }

    public void BecomeStacked(Receive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        (Extras.Behaviours ??= new Stack<Receive>()).Push(receive);
    }

    public void UnbecomeStacked()
    {
        if (_extras?.Behaviours is { } behaviours && behaviours.Count > (_extras.BottomReplaced ? 1 : 0))
            behaviours.Pop();
    }

    public void Become(UntypedReceive receive) => Become(Handled(receive));

    public void BecomeStacked(UntypedReceive receive) => BecomeStacked(Handled(receive));

    public void SetReceiveTimeout(TimeSpan? timeout)
    {
        if (timeout is { } value && value <= TimeSpan.Zero)
            throw new ArgumentOutOfRangeException(nameof(timeout), value, $"The receive timeout is {value}; allowed is anything longer than zero, or null for none.");
        _extras?.ReceiveTimeout?.Cancel();
        if (timeout is null)
        {
            if (_extras is not null)
                _extras.ReceiveTimeout = null;
            return;
        }

        Extras.ReceiveTimeout = new ReceiveTimeoutState(this, timeout.Value);
        Extras.ReceiveTimeout.Restart();
    }

    /// <summary>Runs an asynchronous handler: no user message is taken until it has ended, and it continues in this actor.</summary>
    public void RunTask(Func<Task> handler)
    {
        var scheduler = Extras.TaskScheduler ??= new ActorTaskScheduler(this);
        var start = new Task<Task>(handler, TaskCreationOptions.DenyChildAttach);
        start.RunSynchronously(scheduler);
        var work = start.GetAwaiter().GetResult() ?? Task.CompletedTask;
        if (work.IsCompleted)
        {
            work.GetAwaiter().GetResult();
            return;
        }

        _extras!.HandlersRunning++;
        _mailbox.Suspend();
        _ = work.ContinueWith(
            static (ended, cell) => ((ActorCell)cell!).SendSystem(new HandlerEnded(FailureOf(ended))),
            this, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    /// <summary>Puts stashed messages back at the head of the mailbox.</summary>
    public void PutBack(IReadOnlyList<Envelope> envelopes)
    {
        foreach (var envelope in envelopes)
        {
            if (envelope.Message is Terminated terminated) // it was delivered once and is to be again
                (Extras.NoticesQueued ??= [])[terminated.ActorRef] = null;
        }

        _mailbox.Prepend(envelopes);
    }

    private static Exception? FailureOf(Task work) => work switch
    {
        { IsFaulted: true } => work.Exception!.InnerException,
        { IsCanceled: true } => new TaskCanceledException(work),
        _ => null,
    };

    private void EndHandler(Exception? failure)
    {
        _extras!.HandlersRunning--;
        _mailbox.Resume();
        if (failure is not null)
            HandleFailure(failure);
        if (_extras.HandlersRunning > 0)
            return;
        if (_state != CellState.Failed)
            (_message, _sender) = (null, null);
        _extras.ReceiveTimeout?.Restart();
    }

    private static Receive Handled(UntypedReceive receive)
    {
        ArgumentNullException.ThrowIfNull(receive);
        return message =>
        {
            receive(message);
            return true;
        };
    }
}
