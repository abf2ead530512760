namespace Agents.Actors;

/// <summary>
/// Speaks: text of segments in, sound into the segments' streams. Retries are the voice stream's own; here a segment ends or fails for
/// good.
/// </summary>
internal sealed class TtsActor : ReceiveActor
{
    private readonly ITextToSpeech _tts;
    private readonly SessionOptions _options;
    private readonly Dictionary<Segment, Synthesis> _running = [];

    public TtsActor(ITextToSpeech tts, SessionOptions options)
    {
        (_tts, _options) = (tts, options);
        Receive<OpenSegment>(OnOpen);
        Receive<SpeakText>(text => Find(text.Segment)?.Push(text.Text));
        Receive<EndText>(end => Find(end.Segment)?.End());
        Receive<CancelSegment>(cancel => Remove(cancel.Segment)?.Cancel());
        Receive<SegmentSounds>(sounds => Context.Parent.Tell(sounds), sounds => _running.ContainsKey(sounds.Segment));
        Receive<SegmentSynthesised>(OnSynthesised);
        Receive<ComponentError>(Report);
        Receive<ComponentMetrics>(Report);
        ReceiveAny(_ => { }); // late news of a cancelled segment
    }

    protected override void PreStart() => _tts.Prewarm(Context);

    protected override void PostStop()
    {
        foreach (var synthesis in _running.Values)
            synthesis.Cancel();
    }

    private void OnOpen(OpenSegment open)
    {
        var stream = _tts.Capabilities.Streaming
            ? _tts.Stream(_options.TtsConnect, Context, $"segment-{open.Segment}")
            : new SentenceBySentence(_tts, _options.TtsConnect, Context);
        var synthesis = new Synthesis(open.Segment, stream, open.Audio, [.. _options.TtsTextTransforms.Select(make => make())]);
        _running[open.Segment] = synthesis;
        _ = synthesis.RunAsync(Self);
    }

    private void OnSynthesised(SegmentSynthesised done)
    {
        if (Remove(done.Segment) is not { } synthesis)
            return;
        Context.Parent.Tell(done);
        synthesis.Cancel();
    }

    private void Report(object report)
    {
        var segment = _running.FirstOrDefault(running => running.Value.Ref.Equals(Sender)).Key;
        Context.Parent.Tell(new SegmentReport(segment, report));
    }

    private Synthesis? Find(Segment segment) => _running.GetValueOrDefault(segment);

    private Synthesis? Remove(Segment segment) => _running.Remove(segment, out var synthesis) ? synthesis : null;
}
