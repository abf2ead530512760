using System.Text;

namespace Agents.Actors;

/// <summary>One segment in playout: its sound as it comes, cut into frames of 20 ms, and how much of it was sent.</summary>
internal sealed class PlayoutSegment(Segment id, BoundedStream<SpokenAudio> audio, string text, bool useWordTimes)
{
    public static readonly TimeSpan FrameLength = TimeSpan.FromMilliseconds(20);

    private readonly StringBuilder _intended = new(text);
    private readonly List<TimedWord> _words = [];
    private FrameChunker? _chunker;
    private TimeSpan _taken;
    private bool _ended;

    public Segment Id => id;

    /// <summary>Whether the first frame was sent.</summary>
    public bool Started { get; set; }

    /// <summary>Sound sent.</summary>
    public TimeSpan Sent { get; private set; }

    /// <summary>The voice failed before the end.</summary>
    public bool Broken { get; private set; }

    /// <summary>Whether the voice promised times of words.</summary>
    public bool ExpectsWordTimes => useWordTimes;

    /// <summary>Whether the voice sent times of words.</summary>
    public bool HasWordTimes => _words.Count > 0;

    /// <summary>It was given up because no sound came.</summary>
    public bool Abandoned { get; private set; }

    public void Abandon() => Abandoned = Broken = true;

    public string Intended => _intended.ToString();

    public void Intend(string more) => _intended.Append(more);

    /// <summary>The next frame, or null: then either the segment is over or its sound is late.</summary>
    public AudioFrame? TryTake()
    {
        while (true)
        {
            if (_chunker?.TryTake() is { } frame)
                return Count(frame);
            if (audio.TryRead(out var piece))
                Add(piece);
            else
                return EndKnown() ? Rest() : null;
        }
    }

    /// <summary>Everything was taken.</summary>
    public bool IsOver => _ended;

    public Task<bool> MoreAsync(CancellationToken stop) => audio.WaitToReadAsync(stop).AsTask();

    /// <summary>What the caller has heard when playout stands at a position.</summary>
    public string HeardAt(TimeSpan position)
    {
        if (_ended && !Broken && position >= Sent)
            return Intended;
        return useWordTimes && _words.Count > 0
            ? HeardText.ByWordTimes(Intended, _words, position)
            : HeardText.ByClock(Intended, position, Total());
    }

    /// <summary>Length of all sound, if it is complete; what still waits is read for it.</summary>
    private TimeSpan? Total()
    {
        foreach (var piece in audio.Clear())
            Add(piece);
        return EndKnown() && !Broken ? _taken : null;
    }

    /// <summary>What was sent, and where its words are.</summary>
    public SpokenText Spoken() => new(Intended, Sent, useWordTimes ? [.. _words] : [], IsOver && !Broken);

    /// <summary>Lets the voice go on into nothing: it is stopped elsewhere.</summary>
    public void Drop()
    {
        audio.Complete();
        audio.Clear();
    }

    /// <summary>Whether nothing follows; a stream that failed says so here.</summary>
    private bool EndKnown()
    {
        if (!audio.IsCompleted || audio.Count > 0)
            return false;
        var end = audio.WaitToReadAsync();
        Broken |= end.IsFaulted;
        _ = end.AsTask().Exception;
        return true;
    }

    private void Add(SpokenAudio piece)
    {
        _words.AddRange(piece.Words);
        if (piece.Frame.SamplesPerChannel == 0)
            return;
        _chunker ??= new FrameChunker(FrameLength, piece.Frame.SampleRate, piece.Frame.Channels);
        _chunker.Push(piece.Frame);
        _taken += piece.Frame.Duration;
    }

    private AudioFrame? Rest()
    {
        if (!_ended && _chunker?.Flush(padWithSilence: true) is { } last)
            return Count(last);
        _ended = true;
        return null;
    }

    private AudioFrame Count(AudioFrame frame)
    {
        Sent += frame.Duration;
        return frame;
    }
}
