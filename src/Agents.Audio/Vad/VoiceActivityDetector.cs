namespace Agents.Audio;

/// <summary>
/// Hears when somebody starts and stops speaking. Synchronous and without a clock: the same samples give the same events, however they are cut into frames.
/// </summary>
/// <remarks>
/// The built-in classifier needs no model file (deviation D22 of the voice session specification): it tracks the noise of each frequency band and weighs how far, how
/// surprisingly the sound stands out of it. It needs a tenth of a second without speech at the beginning of a stream: where a stream begins in the middle of speech, that
/// may be heard only from the next gap on. It costs well below a millisecond of CPU per second of sound. For one thread at a time.
/// </remarks>
public sealed class VoiceActivityDetector
{
    /// <summary>The only sample rate taken. Resample other sound first.</summary>
    public const int SampleRate = 16_000;

    private readonly ISpeechClassifier _classifier;
    private readonly ISuspectsSpeech? _suspicious;
    private readonly SpeechSegmenter _segmenter;
    private readonly SpeechHistory _history;
    private readonly short[] _window;
    private readonly TimeSpan _windowDuration;
    private VadEvent[] _events = new VadEvent[4];
    private int _eventCount;
    private int _filled;
    private long _position;

    /// <summary>Prepares a stream.</summary>
    /// <param name="options">Settings; null for the defaults.</param>
    /// <param name="classifier">What judges the windows; null for the built-in one. It must not be shared with another detector.</param>
    /// <exception cref="ArgumentException">Settings are out of range; the message names all of them.</exception>
    public VoiceActivityDetector(VadOptions? options = null, ISpeechClassifier? classifier = null)
    {
        options ??= new VadOptions();
        options.Validate();
        Options = options;
        _classifier = classifier ?? new SpectralSpeechClassifier();
        _suspicious = _classifier as ISuspectsSpeech;
        _window = new short[_classifier.WindowSamples];
        _windowDuration = AudioTime.ToDuration(_window.Length, SampleRate);
        _segmenter = new SpeechSegmenter(options, _windowDuration);
        _history = new SpeechHistory(AudioTime.ToSamples(options.PrefixPadding, SampleRate), AudioTime.ToSamples(options.MaxBuffered, SampleRate));
    }

    /// <summary>The settings it works with.</summary>
    public VadOptions Options { get; }

    /// <summary>A detector with other settings and the same judge; this one must not be used any more.</summary>
    /// <param name="options">The settings.</param>
    /// <exception cref="ArgumentException">Settings are out of range; the message names all of them.</exception>
    public VoiceActivityDetector With(VadOptions options) => new(options, _classifier);

    /// <summary>Whether somebody counts as speaking now.</summary>
    public bool Speaking => _segmenter.Speaking;

    /// <summary>Changes <see cref="VadOptions.MinSilence"/> from the next frame on, also within speech.</summary>
    /// <param name="duration">How long it must be silent until speech has ended; 0 to 10 s.</param>
    /// <exception cref="ArgumentException">Out of range.</exception>
    public void SetMinSilence(TimeSpan duration)
    {
        new VadOptions { MinSilence = duration }.Validate();
        _segmenter.SetMinSilence(duration);
    }

    /// <summary>Takes the next frame and judges every window that it completes.</summary>
    /// <param name="frame">16 kHz mono, of any length.</param>
    /// <returns>What was observed, in order; valid until the next call.</returns>
    /// <exception cref="ArgumentException">The frame's format is another one.</exception>
    public ReadOnlySpan<VadEvent> Push(AudioFrame frame)
    {
        if (frame.SampleRate != SampleRate || frame.Channels != 1)
            throw new ArgumentException($"frame has {frame.SampleRate} Hz and {frame.Channels} channels; voice activity detection takes {SampleRate} Hz and 1.", nameof(frame));

        Array.Clear(_events, 0, _eventCount);
        _eventCount = 0;
        _history.Push(frame, keep: _filled + frame.SamplesPerChannel + ((long)(_segmenter.RawSpeech + _segmenter.Lead) * _window.Length));
        for (var rest = frame.Samples.Span; rest.Length > 0;)
        {
            var count = Math.Min(rest.Length, _window.Length - _filled);
            rest[..count].CopyTo(_window.AsSpan(_filled));
            rest = rest[count..];
            _filled += count;
            if (_filled == _window.Length)
                Judge();
        }

        return _events.AsSpan(0, _eventCount);
    }

    /// <summary>
    /// Ends the current segment without an event and forgets its sound: a caller who goes on talking causes a new start. What is known about the noise stays.
    /// </summary>
    public void Flush()
    {
        _segmenter.Reset();
        _history.Clear();
    }

    /// <summary>Forgets everything and counts samples from zero: ready for another stream.</summary>
    public void Reset()
    {
        _segmenter.Reset();
        _classifier.Reset();
        _history.Reset();
        (_filled, _position) = (0, 0);
    }

    private void Judge()
    {
        _filled = 0;
        _position += _window.Length;
        var probability = _classifier.Classify(_window);
        _segmenter.Count(probability, _suspicious is { Suspects: true });
        Report(VadEventType.InferenceDone, probability, []);
        switch (_segmenter.Decide())
        {
            case VadEventType.StartOfSpeech:
                _history.Hold(_position - ((long)_segmenter.Speech * _window.Length));
                Report(VadEventType.StartOfSpeech, probability, _history.Take(_position));
                break;
            case VadEventType.EndOfSpeech:
                Report(VadEventType.EndOfSpeech, probability, _history.Take(_position));
                _history.Release();
                break;
        }
    }

    private void Report(VadEventType type, float probability, IReadOnlyList<AudioFrame> frames)
    {
        if (_eventCount == _events.Length)
            Array.Resize(ref _events, _events.Length * 2);

        _events[_eventCount++] = new VadEvent
        {
            Type = type,
            SampleIndex = _position,
            SpeechDuration = _segmenter.Speech * _windowDuration,
            SilenceDuration = _segmenter.Silence * _windowDuration,
            Frames = frames,
            Probability = probability,
            Speaking = _segmenter.Speaking,
            RawAccumulatedSilence = _segmenter.RawSilence * _windowDuration,
            RawAccumulatedSpeech = _segmenter.RawSpeech * _windowDuration,
        };
    }
}
