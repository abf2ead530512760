using Agents.Messages;

namespace Agents.Inference;

/// <summary>An attempt ended: all its output is out, or it failed.</summary>
internal sealed record FallbackEnded(FallbackAttempt Attempt, Exception? Error);

/// <summary>An attempt took too long.</summary>
internal sealed record FallbackLate(FallbackAttempt Attempt);

/// <summary>
/// The service actor of one stream over a list of entries: tries them in order, each as its child, until one gives useful output in time.
/// When the whole list failed it is tried again by the caller's retry options.
/// </summary>
internal abstract class FallbackActor<TItem> : ServiceActor
{
    private readonly FallbackPlan<TItem> _plan;
    private IReadOnlyList<int> _order = [];
    private IInferenceStream<TItem>? _inner;
    private int _next;
    private int _tries;
    private Exception? _lastError;

    protected FallbackActor(FallbackPlan<TItem> plan, RetryPolicy retry)
        : base(retry, plan.Events, plan.Life)
    {
        _plan = plan;
        Receive<AvailabilityOrder>(Begin);
        Receive<FallbackEnded>(Ended, ended => ended.Attempt == Current);
        Receive<FallbackLate>(Late, late => late.Attempt == Current);
        Receive<ComponentMetrics>(metrics => plan.Events.Measured(metrics, Self));
    }

    /// <summary>The attempt that runs now.</summary>
    protected FallbackAttempt? Current { get; private set; }

    protected override void PreStart() => Attempt();

    /// <summary>Starts a stream of an entry as a child of this actor.</summary>
    protected abstract IInferenceStream<TItem> Start(int index, IActorRefFactory parent, string name);

    /// <summary>Puts an item out; called by the attempt's own loop, one at a time.</summary>
    protected abstract ValueTask EmitAsync(FallbackAttempt attempt, TItem item);

    /// <summary>Whether an item is what the caller waits for.</summary>
    protected abstract bool IsUseful(TItem item);

    /// <summary>An attempt failed after useful output: prepares to go on with another entry, or says that it is impossible.</summary>
    protected virtual bool TryContinue() => false;

    /// <summary>Starts the deadline of the attempt that runs now.</summary>
    protected void StartDeadline()
    {
        if (Current is { Used: false } attempt && !Timers.IsTimerActive(attempt))
            Timers.StartSingleTimer(attempt, new FallbackLate(attempt), _plan.Policy.FirstOutput);
    }

    /// <summary>A new attempt runs.</summary>
    protected virtual void Started()
    {
    }

    protected override void Attempt() => _plan.Availability.Tell(new AvailabilityAsk(_plan.Entries), Self);

    private void Begin(AvailabilityOrder order)
    {
        _order = order.Indices;
        _next = 0;
        Next();
    }

    private void Next()
    {
        if (_next == _order.Count)
        {
            Fail(new ApiConnectionException($"all {_order.Count} entries of the fallback list failed", inner: _lastError));
            return;
        }
        var attempt = new FallbackAttempt(_order[_next++]);
        Current = attempt;
        _inner = Start(attempt.Index, Context, $"attempt-{++_tries}");
        _plan.Activated(attempt.Index);
        Started();
        _ = PumpAsync(_inner, attempt, Self);
    }

    private async Task PumpAsync(IInferenceStream<TItem> inner, FallbackAttempt attempt, IActorRef self)
    {
        try
        {
            List<TItem>? early = [];
            await foreach (var item in inner)
            {
                if (early is not null)
                    early.Add(item);
                if (early is not null && !IsUseful(item))
                    continue;
                if (!attempt.TryUse())
                    return;
                foreach (var each in early ?? [item])
                    await EmitAsync(attempt, each);
                early = null;
            }
            if (!attempt.TryUse())
                return;
            foreach (var each in early ?? [])
                await EmitAsync(attempt, each);
            self.Tell(new FallbackEnded(attempt, null), self);
        }
        catch (Exception error)
        {
            self.Tell(new FallbackEnded(attempt, error), self);
        }
    }

    private void Ended(FallbackEnded ended)
    {
        Timers.Cancel(ended.Attempt);
        Report(ended.Attempt, ended.Error is null);
        if (ended.Error is null)
            Finish();
        else if (!ended.Attempt.Used)
            Fall(ended.Error, Next);
        else if (TryContinue())
            Fall(ended.Error, Attempt);
        else
        {
            _plan.Events.Fail(ended.Error, false, Self);
            Finish(ended.Error);
        }
    }

    private void Late(FallbackLate late)
    {
        if (!late.Attempt.TryAbandon())
            return;
        Report(late.Attempt, false);
        Fall(new ApiTimeoutException($"{_plan.Entries[late.Attempt.Index].Component.Model} gave no output within {_plan.Policy.FirstOutput.TotalSeconds} s."), Next);
    }

    private void Fall(Exception error, Action goOn)
    {
        _lastError = error;
        _ = _inner?.DisposeAsync();
        _inner = null;
        Current = null;
        goOn();
    }

    private void Report(FallbackAttempt attempt, bool well) => _plan.Availability.Tell(new AvailabilityReport(_plan.Entries[attempt.Index], well), Self);
}
