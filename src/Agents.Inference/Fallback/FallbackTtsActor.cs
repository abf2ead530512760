using System.Text;
using Agents.Audio;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>One text to speech stream over a fallback list.</summary>
internal sealed class FallbackTtsActor : FallbackActor<SynthesizedAudio>
{
    private readonly TtsFallbackAsk _ask;
    private readonly StringBuilder _text = new();
    private readonly List<TimedWord> _words = [];
    private ISynthesizeStream? _voice;
    private Resampler? _resampler;
    private TimeSpan _offset;
    private TimeSpan _delivered;
    private bool _flushed;
    private bool _ended;

    public FallbackTtsActor(FallbackPlan<SynthesizedAudio> plan, TtsFallbackAsk ask)
        : base(plan, RetryPolicy.ForTts(ask.Connect))
    {
        _ask = ask;
        Receive<TtsText>(text => Push(text.Text));
        Receive<TtsFlush>(_ => Flush());
        Receive<TtsEndInput>(_ => EndInput());
        ReceiveAny(_ => { });
    }

    protected override IInferenceStream<SynthesizedAudio> Start(int index, IActorRefFactory parent, string name) =>
        _voice = _ask.Start(index, parent, name);

    protected override void Started()
    {
        _resampler = null;
        var voice = _voice!;
        if (_text.Length > 0)
            voice.PushText(_text.ToString());
        if (_flushed)
            voice.Flush();
        if (_ended)
            voice.EndInput();
        if (_flushed || _ended)
            StartDeadline();
    }

    protected override bool IsUseful(SynthesizedAudio item) => true;

    protected override async ValueTask EmitAsync(FallbackAttempt attempt, SynthesizedAudio item)
    {
        var frame = item.Frame;
        if (frame.SampleRate != _ask.SampleRate)
            frame = Resample(frame, item.IsFinal);
        TimedWord[] words = [.. item.TimedWords.Select(word => word with { Start = word.Start + _offset, End = word.End + _offset, StartTimeOffset = word.StartTimeOffset + _offset })];
        _words.AddRange(item.TimedWords);
        if (await _ask.Output.OfferAsync(item with { Frame = frame, TimedWords = words }))
            _delivered += item.Frame.Duration;
    }

    protected override void Complete(Exception? error) => _ask.Output.Complete(error);

    /// <summary>The attempt's loop has ended, so what it delivered is known: the next voice goes on behind it.</summary>
    protected override bool TryContinue()
    {
        _text.Remove(0, ResumePoint.Find(_text.ToString(), _delivered, _words));
        _offset += _delivered;
        _delivered = TimeSpan.Zero;
        _words.Clear();
        return true;
    }

    private AudioFrame Resample(AudioFrame frame, bool last)
    {
        _resampler ??= new Resampler(frame.SampleRate, _ask.SampleRate);
        var resampled = _resampler.Process(frame);
        return last ? AudioFrame.Concat([resampled, _resampler.Flush()]) : resampled;
    }

    private void Push(string text)
    {
        if (_flushed)
            return;
        _text.Append(text);
        _voice?.PushText(text);
    }

    private void Flush()
    {
        _flushed = _text.Length > 0;
        _voice?.Flush();
        StartDeadline();
    }

    private void EndInput()
    {
        _ended = true;
        _voice?.EndInput();
        StartDeadline();
    }
}
