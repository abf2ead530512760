namespace Agents.Actors;

/// <summary>
/// The one ordered stream of a session's events. Who subscribes late gets everything that was kept first: all but metrics, interim transcripts and usage.
/// </summary>
internal sealed class SessionEvents(IScheduler clock)
{
    private const int Kept = 2000;

    private readonly List<IActorRef> _actors = [];
    private readonly List<BoundedStream<SessionEvent>> _streams = [];
    private readonly Queue<SessionEvent> _kept = new();

    public void Publish(SessionEvent happened)
    {
        var stamped = happened.CreatedAt == default ? happened with { CreatedAt = clock.Now } : happened;
        Keep(stamped);
        foreach (var actor in _actors)
            actor.Tell(stamped);
        foreach (var stream in _streams)
            stream.Offer(stamped);
    }

    public void Subscribe(IActorRef actor)
    {
        foreach (var past in _kept)
            actor.Tell(past);
        _actors.Add(actor);
    }

    public void Unsubscribe(IActorRef actor) => _actors.Remove(actor);

    public void Subscribe(BoundedStream<SessionEvent> stream)
    {
        foreach (var past in _kept)
            stream.Offer(past);
        _streams.Add(stream);
    }

    /// <summary>Nothing follows.</summary>
    public void Complete()
    {
        foreach (var stream in _streams)
            stream.Complete();
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
