namespace Agents.Actors;

/// <summary>The streams that the nodes of one actor have opened: whose they are, and how each is stopped. Owned by the actor.</summary>
/// <typeparam name="TKey">What a node runs for.</typeparam>
internal sealed class NodeStreams<TKey>(string prefix)
    where TKey : notnull
{
    private readonly Dictionary<TKey, CancellationTokenSource> _running = [];
    private readonly Dictionary<IActorRef, TKey> _streams = [];
    private int _opened;

    public bool IsRunning(TKey key) => _running.ContainsKey(key);

    /// <summary>A node begins to run.</summary>
    public StreamHost Begin(TKey key, IActorRef owner)
    {
        var stop = _running[key] = new CancellationTokenSource();
        return new StreamHost(owner, key, stop.Token);
    }

    /// <summary>Opens what a node asks for, if it still runs.</summary>
    public void Open(OpenStream ask, IActorContext context, IActorRef asker)
    {
        var key = (TKey)ask.Key;
        if (!IsRunning(key))
        {
            asker.Tell(new Status.Failure(new OperationCanceledException($"{prefix} {key} is not wanted any more.")));
            return;
        }
        try
        {
            var stream = ask.Open(context, $"{prefix}-{key}-{++_opened}");
            if (RefOf(stream) is { } opened)
                _streams[opened] = key;
            asker.Tell(stream);
        }
        catch (Exception error)
        {
            asker.Tell(new Status.Failure(error));
        }
    }

    /// <summary>What a stream was opened for.</summary>
    public TKey? Find(IActorRef stream) => _streams.GetValueOrDefault(stream);

    /// <summary>A node is done or not wanted any more. False if it was not running.</summary>
    public bool End(TKey key)
    {
        if (!_running.Remove(key, out var stop))
            return false;
        foreach (var stream in _streams.Where(opened => opened.Value.Equals(key)).Select(opened => opened.Key).ToList())
            _streams.Remove(stream);
        stop.Cancel();
        return true;
    }

    public void EndAll()
    {
        foreach (var key in _running.Keys.ToList())
            End(key);
    }

    private static IActorRef? RefOf(object stream) => stream switch
    {
        IInferenceStream<SpeechEvent> stt => stt.Ref,
        IInferenceStream<ChatChunk> llm => llm.Ref,
        IInferenceStream<SynthesizedAudio> tts => tts.Ref,
        _ => null,
    };
}
