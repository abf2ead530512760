using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// The service actor of a stream. Its children do the work and crash on any failure; here is decided, by the retry rule, whether another attempt is
/// made after a wait, or the stream ends with an error. Whatever happens, the output is completed and the handle learns of the end.
/// </summary>
internal abstract class ServiceActor : ReceiveActor, IWithTimers
{
    private readonly ConnectionFailure _failure = new();
    private readonly RetryPolicy _retry;
    private readonly StreamEvents _events;
    private readonly StreamLife _life;
    private int _retries;

    protected ServiceActor(RetryPolicy retry, StreamEvents events, StreamLife life)
    {
        (_retry, _events, _life) = (retry, events, life);
        Receive<RetryNow>(_ => Attempt());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    /// <summary>Whether a retry waits for its time.</summary>
    protected bool RetryIsDue => Timers.IsTimerActive(RetryNow.Instance);

    /// <summary>Whether the stream has ended by itself, well or not.</summary>
    protected bool Finished { get; private set; }

    /// <summary>Makes an attempt.</summary>
    protected abstract void Attempt();

    /// <summary>Ends the output; called again when the actor stops, then without an effect.</summary>
    protected abstract void Complete(Exception? error);

    /// <summary>Another attempt will be made: whatever belongs to the failed one goes.</summary>
    protected virtual void PrepareRetry()
    {
    }

    /// <summary>The service says that we went away: the stream ends as if all had gone well.</summary>
    protected virtual void EndQuietly() => Finish();

    /// <summary>The attempt has done some good: the retries are counted anew.</summary>
    protected void Progressed() => _retries = 0;

    /// <summary>The error of the child that just stopped; null when it was stopped on purpose.</summary>
    protected Exception? TakeFailure() => _failure.Take();

    /// <summary>An attempt failed: makes another after a wait, or ends the stream.</summary>
    /// <param name="error">Why.</param>
    /// <param name="mayRetry">False when too much is out already.</param>
    protected void Fail(Exception error, bool mayRetry = true)
    {
        switch (_retry.Decide(error, _retries))
        {
            case RetryDecision.Retry retry when mayRetry:
                _retries++;
                _events.Fail(error, true, Self);
                PrepareRetry();
                Timers.StartSingleTimer(RetryNow.Instance, RetryNow.Instance, retry.Delay);
                break;
            case RetryDecision.EndQuietly:
                EndQuietly();
                break;
            case var decision:
                _events.Fail(error, false, Self);
                Finish((decision as RetryDecision.GiveUp)?.Error ?? error);
                break;
        }
    }

    /// <summary>The stream is at its end.</summary>
    protected void Finish(Exception? error = null)
    {
        Finished = true;
        Complete(error);
        Context.Stop(Self);
    }

    protected override void PostStop()
    {
        _life.End();
        Complete(null);
    }

    protected override SupervisorStrategy SupervisorStrategy() => _failure.Strategy;
}
