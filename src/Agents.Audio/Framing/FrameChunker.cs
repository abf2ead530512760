namespace Agents.Audio;

/// <summary>
/// Cuts a stream of frames of any length into frames of one fixed length. A chunk that lies inside one given frame is a slice of it; only
/// chunks that span frames are copied.
/// </summary>
/// <remarks>Push a frame, then take chunks until there are no more. For one thread at a time.</remarks>
public sealed class FrameChunker
{
    private readonly Queue<AudioFrame> _waiting = new();
    private readonly int _sampleRate;
    private readonly int _channels;
    private int _offset;

    /// <summary>Prepares a stream.</summary>
    /// <param name="chunkDuration">Length of a chunk, rounded to the nearest sample; at least one sample.</param>
    /// <param name="sampleRate">Samples per second, 8000 to 192000.</param>
    /// <param name="channels">1 to 8; default 1.</param>
    /// <exception cref="ArgumentException">A chunk would have no sample or more than fit into memory, or the format is out of range.</exception>
    public FrameChunker(TimeSpan chunkDuration, int sampleRate, int channels = 1)
    {
        AudioFormatLimits.CheckChannels(channels);
        var samples = AudioTime.ToSamples(chunkDuration, sampleRate);
        if (samples < 1 || samples > Array.MaxLength / channels)
            throw new ArgumentOutOfRangeException(nameof(chunkDuration), chunkDuration, $"chunkDuration is {chunkDuration}; allowed is at least one sample of {sampleRate} Hz.");

        (ChunkSamples, _sampleRate, _channels) = ((int)samples, sampleRate, channels);
    }

    /// <summary>Samples per channel of each chunk.</summary>
    public int ChunkSamples { get; }

    /// <summary>Samples per channel that were pushed and not yet taken.</summary>
    public long Pending { get; private set; }

    /// <summary>Adds a frame to the stream.</summary>
    /// <param name="frame">A frame with the rate and channels of this stream; may be empty.</param>
    /// <exception cref="ArgumentException">The frame's format is another one.</exception>
    public void Push(AudioFrame frame)
    {
        if (frame.SampleRate != _sampleRate || frame.Channels != _channels)
            throw new ArgumentException($"frame has {frame.SampleRate} Hz and {frame.Channels} channels; this stream takes {_sampleRate} Hz and {_channels}.", nameof(frame));
        if (frame.SamplesPerChannel == 0)
            return;

        _waiting.Enqueue(frame);
        Pending += frame.SamplesPerChannel;
    }

    /// <summary>Takes the next whole chunk, or null if there is none yet.</summary>
    public AudioFrame? TryTake() => Pending < ChunkSamples ? null : Take(ChunkSamples);

    /// <summary>Takes what is left: call it when <see cref="TryTake"/> has returned null and no frame will follow.</summary>
    /// <param name="padWithSilence">True for a chunk of full length, silent at its end; default false.</param>
    /// <returns>The rest, or null if nothing is left.</returns>
    public AudioFrame? Flush(bool padWithSilence = false)
    {
        if (Pending == 0)
            return null;

        var rest = Take((int)Math.Min(Pending, ChunkSamples));
        return padWithSilence && rest.SamplesPerChannel < ChunkSamples
            ? AudioFrame.Concat([rest, new AudioFrame(new short[(ChunkSamples - rest.SamplesPerChannel) * _channels], _sampleRate, _channels)])
            : rest;
    }

    /// <summary>Forgets everything that was pushed and not taken.</summary>
    public void Clear()
    {
        _waiting.Clear();
        (_offset, Pending) = (0, 0);
    }

    private AudioFrame Take(int count)
    {
        Pending -= count;
        if (_waiting.Peek().SamplesPerChannel - _offset >= count)
            return TakeFromFirst(count);

        var samples = new short[count * _channels];
        for (var filled = 0; filled < count;)
        {
            var part = TakeFromFirst(Math.Min(count - filled, _waiting.Peek().SamplesPerChannel - _offset));
            part.Samples.Span.CopyTo(samples.AsSpan(filled * _channels));
            filled += part.SamplesPerChannel;
        }

        return new AudioFrame(samples, _sampleRate, _channels);
    }

    private AudioFrame TakeFromFirst(int count)
    {
        var first = _waiting.Peek();
        var part = first.Slice(_offset, count);
        _offset += count;
        if (_offset == first.SamplesPerChannel)
        {
            _waiting.Dequeue();
            _offset = 0;
        }

        return part;
    }
}
