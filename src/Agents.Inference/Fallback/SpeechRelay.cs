using Agents.Audio;

namespace Agents.Inference;

/// <summary>
/// Passes a caller's audio to the stream that listens now, and keeps what no final has covered for the next one: at most 10 s while speech is heard and
/// 2 s while not; beyond that the oldest is dropped.
/// </summary>
internal sealed class SpeechRelay
{
    private static readonly TimeSpan KeptInSpeech = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan KeptInSilence = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Queue<(TimeSpan Start, AudioFrame Frame)> _frames = new();
    private readonly List<SttUpdate> _updates = [];
    private ISpeechStream? _target;
    private TimeSpan _base;
    private TimeSpan _end;
    private TimeSpan _targetStart;
    private bool _ended;
    private bool _speaking;

    /// <summary>What all times of the stream are counted from.</summary>
    public TimeSpan Base
    {
        get
        {
            lock (_gate)
                return _base;
        }

        set
        {
            lock (_gate)
            {
                _base = value;
                if (_target is not null)
                    _target.StartTimeOffset = value + _targetStart;
            }
        }
    }

    public void Push(AudioFrame frame)
    {
        lock (_gate)
        {
            _frames.Enqueue((_end, frame));
            _end += frame.Duration;
            while (_frames.TryPeek(out var oldest) && oldest.Start + oldest.Frame.Duration < _end - (_speaking ? KeptInSpeech : KeptInSilence))
                _frames.Dequeue();
            Try(target => target.PushFrame(frame));
        }
    }

    public void Flush()
    {
        lock (_gate)
            Try(static target => target.Flush());
    }

    public void End()
    {
        lock (_gate)
        {
            _ended = true;
            Try(static target => target.EndInput());
        }
    }

    public void Update(SttUpdate update)
    {
        lock (_gate)
        {
            _updates.Add(update);
            Try(target => target.UpdateOptions(update));
        }
    }

    /// <summary>Whether speech was heard that is not finished.</summary>
    public void SetSpeaking(bool speaking)
    {
        lock (_gate)
            _speaking = speaking;
    }

    /// <summary>A final covers the audio up to a time of the stream; zero covers nothing.</summary>
    public void Acknowledge(TimeSpan time)
    {
        lock (_gate)
        {
            while (_frames.TryPeek(out var oldest) && oldest.Start + oldest.Frame.Duration <= time - _base)
                _frames.Dequeue();
        }
    }

    /// <summary>Another stream listens: it gets what is kept, then what comes.</summary>
    public void Switch(ISpeechStream target)
    {
        lock (_gate)
        {
            _target = target;
            _targetStart = _frames.TryPeek(out var first) ? first.Start : _end;
            target.StartTimeOffset = _base + _targetStart;
            foreach (var update in _updates)
                target.UpdateOptions(update);
            foreach (var (_, frame) in _frames)
                Try(stream => stream.PushFrame(frame));
            if (_ended)
                Try(static stream => stream.EndInput());
        }
    }

    /// <summary>The stream may have ended a moment ago: then the next one gets it.</summary>
    private void Try(Action<ISpeechStream> action)
    {
        try
        {
            if (_target is not null)
                action(_target);
        }
        catch (InvalidOperationException)
        {
            _target = null;
        }
    }
}
