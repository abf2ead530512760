namespace Agents.Audio;

/// <summary>The recent past, as the pushed frames: as much as padding needs while it is silent, and the whole speech, up to a bound, while there is some.</summary>
internal sealed class SpeechHistory(long padding, long maxSpeech)
{
    private readonly Queue<AudioFrame> _frames = new();
    private long _first;
    private long _bufferedEnd;
    private long _end;
    private long? _keepFrom;

    /// <summary>Adds a frame; <paramref name="keep"/> is how many of the newest samples may still turn out to be speech.</summary>
    public void Push(AudioFrame frame, long keep)
    {
        var start = _end;
        _end += frame.SamplesPerChannel;
        var full = _keepFrom is { } from && start - from >= padding + maxSpeech;
        if (full || frame.SamplesPerChannel == 0 || padding + maxSpeech == 0)
            return;

        if (_bufferedEnd != start)
            StartAnew(start);
        _frames.Enqueue(frame);
        _bufferedEnd = _end;
        Trim(_keepFrom ?? (_end - padding - Math.Min(keep, maxSpeech)));
    }

    /// <summary>From here on nothing is dropped until <see cref="Release"/>, except what does not fit.</summary>
    public void Hold(long speechStart) => _keepFrom = Math.Max(0, speechStart - padding);

    /// <summary>Back to keeping the padding only.</summary>
    public void Release() => _keepFrom = null;

    /// <summary>The sound from <see cref="Hold"/> (its padding included) to <paramref name="end"/>, as far as it is kept.</summary>
    public IReadOnlyList<AudioFrame> Take(long end)
    {
        var from = _keepFrom ?? end;
        end = Math.Min(end, from + padding + maxSpeech);
        var parts = new List<AudioFrame>(_frames.Count);
        var start = _first;
        foreach (var frame in _frames)
        {
            var (cutStart, cutEnd) = (Math.Max(from, start), Math.Min(end, start + frame.SamplesPerChannel));
            if (cutStart < cutEnd)
                parts.Add(frame.Slice((int)(cutStart - start), (int)(cutEnd - cutStart)));
            start += frame.SamplesPerChannel;
        }

        return parts;
    }

    /// <summary>Forgets the sound, not the position.</summary>
    public void Clear()
    {
        _frames.Clear();
        _first = _bufferedEnd;
        _keepFrom = null;
    }

    /// <summary>Forgets everything and counts from zero.</summary>
    public void Reset()
    {
        Clear();
        (_first, _bufferedEnd, _end) = (0, 0, 0);
    }

    /// <summary>After frames that did not fit there is a gap: what lies before it is of no use any more.</summary>
    private void StartAnew(long start)
    {
        _frames.Clear();
        _first = start;
    }

    private void Trim(long from)
    {
        while (_frames.Count > 0 && _first + _frames.Peek().SamplesPerChannel <= from)
            _first += _frames.Dequeue().SamplesPerChannel;
    }
}
