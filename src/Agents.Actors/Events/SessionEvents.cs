namespace Agents.Actors;

/// <summary>
/// The one ordered stream of a session's events. Published by the session, subscribed to from anywhere; who subscribes late gets everything
/// that was kept
/// first: all but metrics, interim transcripts and usage. Outlives restarts of the session's actor.
/// </summary>
internal sealed class SessionEvents(IScheduler clock, SessionTrace trace)
{
    private const int Kept = 2000;

    private readonly Lock _gate = new();
    private readonly List<IActorRef> _actors = [];
    private readonly List<BoundedStream<SessionEvent>> _streams = [];
    private readonly Queue<SessionEvent> _kept = new();
    private long _published;
    private bool _completed;

    public void Publish(SessionEvent happened)
    {
        lock (_gate)
        {
            var stamped = happened with { CreatedAt = happened.CreatedAt == default ? clock.Now : happened.CreatedAt, Number = ++_published };
            SessionMeter.On(stamped);
            trace.On(stamped);
            Keep(stamped);
            foreach (var actor in _actors)
                actor.Tell(stamped);
            foreach (var stream in _streams)
                stream.Offer(stamped);
        }
    }

    public void Subscribe(IActorRef actor)
    {
        ArgumentNullException.ThrowIfNull(actor);
        lock (_gate)
        {
            foreach (var past in _kept)
                actor.Tell(past);
            _actors.Add(actor);
        }
    }

    /// <summary>Gives a stream all events; it ends with the session, at once if that has ended.</summary>
    public void Subscribe(BoundedStream<SessionEvent> stream)
    {
        lock (_gate)
        {
            foreach (var past in _kept)
                stream.Offer(past);
            if (_completed)
                stream.Complete();
            else
                _streams.Add(stream);
        }
    }

    /// <summary>Nothing follows.</summary>
    public void Complete()
    {
        lock (_gate)
        {
            _completed = true;
            foreach (var stream in _streams)
                stream.Complete();
            _streams.Clear();
        }
    }

    private void Keep(SessionEvent happened)
    {
        if (happened is MetricsCollected or SessionUsageUpdated or UserInputTranscribed { IsFinal: false })
            return;
        _kept.Enqueue(happened);
        if (_kept.Count > Kept)
            _kept.Dequeue();
    }
}
