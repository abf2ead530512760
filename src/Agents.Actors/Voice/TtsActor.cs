namespace Agents.Actors;

/// <summary>
/// Speaks: text of segments in, sound into the segments' streams. Retries are the voice stream's own; here a segment ends or fails for
/// good.
/// </summary>
internal sealed class TtsActor : ReceiveActor
{
    private readonly NodeStreams<Segment> _nodes = new("segment");
    private readonly Dictionary<Segment, Synthesis> _running = [];

    public TtsActor()
    {
        Receive<OpenSegment>(OnOpen);
        Receive<OpenStream>(ask => _nodes.Open(ask, Context, Sender));
        Receive<SpeakText>(text => Find(text.Segment)?.Push(text.Text));
        Receive<EndText>(end => Find(end.Segment)?.End());
        Receive<CancelSegment>(cancel => Remove(cancel.Segment));
        Receive<SegmentSounds>(sounds => Context.Parent.Tell(sounds), sounds => _running.ContainsKey(sounds.Segment));
        Receive<SegmentSynthesised>(OnSynthesised);
        Receive<ComponentError>(Report);
        Receive<ComponentMetrics>(Report);
        ReceiveAny(_ => { }); // late news of a cancelled segment
    }

    protected override void PostStop()
    {
        foreach (var segment in _running.Keys.ToList())
            Remove(segment);
    }

    private void OnOpen(OpenSegment open)
    {
        var host = _nodes.Begin(open.Segment, Self);
        var synthesis = _running[open.Segment] = new Synthesis(open, open.Voice is { } voice ? new TtsCall(host, voice, open.Options.TtsConnect) : null, host.Stop);
        _ = synthesis.RunAsync(Self);
    }

    private void OnSynthesised(SegmentSynthesised done)
    {
        if (Remove(done.Segment))
            Context.Parent.Tell(done);
    }

    private void Report(object report) => Context.Parent.Tell(new SegmentReport(_nodes.Find(Sender), report));

    private Synthesis? Find(Segment segment) => _running.GetValueOrDefault(segment);

    private bool Remove(Segment segment)
    {
        if (!_running.Remove(segment, out var synthesis))
            return false;
        synthesis.Cancel();
        _nodes.End(segment);
        return true;
    }
}
