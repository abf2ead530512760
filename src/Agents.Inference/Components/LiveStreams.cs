using System.Collections.Concurrent;

namespace Agents.Inference;

/// <summary>The running streams of one component, so that updates reach them and disposal stops them.</summary>
internal sealed class LiveStreams
{
    private readonly ConcurrentDictionary<StreamLife, byte> _streams = new();

    /// <summary>Enters a stream whose actor does not exist yet.</summary>
    public StreamLife Enter()
    {
        var life = new StreamLife(this);
        _streams.TryAdd(life, 0);
        return life;
    }

    /// <summary>Sends every stream a message.</summary>
    public void Tell(object message)
    {
        foreach (var life in _streams.Keys)
            life.Ref?.Tell(message);
    }

    /// <summary>Stops every stream.</summary>
    public void StopAll()
    {
        foreach (var life in _streams.Keys)
            life.Ref?.Tell(PoisonPill.Instance);
    }

    internal void Leave(StreamLife life) => _streams.TryRemove(life, out _);
}

/// <summary>Whether one stream still runs; shared by its handle and its actor.</summary>
internal sealed class StreamLife(LiveStreams streams)
{
    private volatile bool _ended;

    /// <summary>The stream's actor, once it exists.</summary>
    public IActorRef? Ref { get; set; }

    /// <summary>Whether the actor has stopped.</summary>
    public bool Ended => _ended;

    /// <summary>The actor stops.</summary>
    public void End()
    {
        _ended = true;
        streams.Leave(this);
    }
}
