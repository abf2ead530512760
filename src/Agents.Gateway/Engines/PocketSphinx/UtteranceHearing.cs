using Agents.Audio;

namespace Agents.Gateway;

/// <summary>Cuts a caller's audio into utterances and recognises them. Synchronous and without a clock: the same audio gives the same events.</summary>
internal sealed class UtteranceHearing(IUtteranceDecoder decoder, PocketSphinxSettings settings, RecognitionRequest request)
{
    private const int Rate = VoiceActivityDetector.SampleRate;

    private readonly VoiceActivityDetector _voice = new(new VadOptions
    {
        MinSilence = Endpointing.Silence(request.Extra, settings.Silence),
        PrefixPadding = settings.LeadIn,
        MaxBuffered = TimeSpan.FromSeconds(1),
    });

    private readonly List<RecognitionEvent> _events = [];
    private readonly long _interimEvery = AudioTime.ToSamples(settings.InterimEvery, Rate);
    private readonly long _maxUtterance = AudioTime.ToSamples(settings.MaxUtterance, Rate);
    private bool _interims = Interims(request.Extra);
    private bool _hearing;
    private long _start;
    private long _heard;
    private long _received;
    private long _nextInterim;
    private string _interim = "";

    /// <summary>Hears more audio; the events it caused. The list is valid until the next call.</summary>
    public IReadOnlyList<RecognitionEvent> Hear(AudioFrame frame)
    {
        _events.Clear();
        var frameStart = _received;
        _received += frame.SamplesPerChannel;
        foreach (var voice in _voice.Push(frame))
        {
            if (voice.Type == VadEventType.StartOfSpeech && !_hearing) Start(voice);
            if (voice.Type == VadEventType.EndOfSpeech && _hearing) End(frame, frameStart, voice.SampleIndex);
        }

        if (!_hearing) return _events;
        Feed(frame, frameStart, _received);
        if (_received - _start >= _maxUtterance) EndAndGoOn();
        else if (_received >= _nextInterim) Interim();
        return _events;
    }

    /// <summary>Ends the utterance that is being heard, if any.</summary>
    public IReadOnlyList<RecognitionEvent> Finish()
    {
        _events.Clear();
        if (_hearing) Final();
        _voice.Flush();
        return _events;
    }

    /// <summary>Takes new options, also in the middle of an utterance.</summary>
    public void Update(ExtraOptions extra)
    {
        _voice.SetMinSilence(Endpointing.Silence(extra, settings.Silence));
        _interims = Interims(extra);
    }

    private static bool Interims(ExtraOptions extra) => extra.Flag("interim_results") ?? true;

    private void Start(in VadEvent voice)
    {
        _events.Add(new RecognitionEvent.SpeechStarted());
        Begin(voice.SampleIndex - voice.Frames.Sum(lead => (long)lead.SamplesPerChannel));
        foreach (var lead in voice.Frames) decoder.Hear(lead.Samples.Span);
        _heard = voice.SampleIndex;
    }

    private void Begin(long start)
    {
        decoder.Start();
        (_hearing, _start, _heard, _interim) = (true, start, start, "");
        _nextInterim = start + _interimEvery;
    }

    private void End(AudioFrame frame, long frameStart, long end)
    {
        Feed(frame, frameStart, end);
        Final();
    }

    /// <summary>Gives the decoder what it has not heard up to a place in the current frame.</summary>
    private void Feed(AudioFrame frame, long frameStart, long end)
    {
        if (end <= _heard) return;
        decoder.Hear(frame.Samples.Span[(int)(_heard - frameStart)..(int)(end - frameStart)]);
        _heard = end;
    }

    private void EndAndGoOn()
    {
        Final();
        Begin(_heard);
    }

    private void Final()
    {
        decoder.End();
        _hearing = false;
        _events.Add(new RecognitionEvent.Final(Transcript.Of(decoder.Words(AudioTime.ToDuration(_start, Rate)), "en")));
    }

    private void Interim()
    {
        _nextInterim = _received + _interimEvery;
        if (!_interims) return;
        var heard = Transcript.Of(decoder.Words(AudioTime.ToDuration(_start, Rate)), "en");
        if (heard.Text.Length == 0 || heard.Text == _interim) return;
        _interim = heard.Text;
        _events.Add(new RecognitionEvent.Interim(heard));
    }
}
