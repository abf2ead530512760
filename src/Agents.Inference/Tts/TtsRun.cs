using System.Buffers;
using System.Runtime.InteropServices;
using Agents.Audio;
using Agents.Kernel.Streams;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>What the frames of a run look like.</summary>
/// <param name="SampleRate">Samples per second.</param>
/// <param name="AppendSpace">Whether words come without their separator.</param>
/// <param name="Named">Whether frames carry the segment's id.</param>
internal sealed record TtsRunFormat(int SampleRate, bool AppendSpace, bool Named);

/// <summary>
/// One attempt to speak: takes the server's audio and times, cuts frames, and puts them out. Used by one connection's receive loop; the stream's
/// actor looks at it only when that loop is done with it.
/// </summary>
/// <param name="stream">The stream's actor.</param>
/// <param name="output">Where the frames go; waits when it is full.</param>
/// <param name="voice">What the frames look like.</param>
/// <param name="requestId">Id of this attempt.</param>
/// <param name="offset">Audio put out by earlier attempts, added to all times.</param>
/// <param name="timeout">Limit on each wait for the server.</param>
/// <param name="clock">For the time of the first audio.</param>
internal sealed class TtsRun(
    IActorRef stream,
    BoundedStream<SynthesizedAudio> output,
    TtsRunFormat voice,
    string requestId,
    TimeSpan offset,
    TimeSpan timeout,
    TimeProvider clock)
{
    private const int FirstFrameMs = 20;
    private const int MaxFrameMs = 200;
    private const int HeldBackMs = 10;

    private readonly PooledBuffer _pcm = new();
    private readonly List<TimedWord> _words = [];
    private readonly List<TimedWord> _unattached = [];

    /// <summary>The stream's actor.</summary>
    public IActorRef Stream => stream;

    /// <summary>Id of this attempt.</summary>
    public string RequestId => requestId;

    /// <summary>Limit on each wait for the server.</summary>
    public TimeSpan Timeout => timeout;

    /// <summary>Timestamp of the first message sent; null before.</summary>
    public long? Started { get; set; }

    /// <summary>Whether <c>session.flush</c> was sent: only then a <c>done</c> counts.</summary>
    public bool Flushed { get; set; }

    /// <summary>First session id of the run, or of its connection.</summary>
    public string? SegmentId { get; set; }

    /// <summary>Where a copy goes; null for nowhere.</summary>
    public TtsDump? Dump { get; init; }

    /// <summary>From the first message sent to the first audio; null before.</summary>
    public TimeSpan? Ttfb { get; private set; }

    /// <summary>Samples put out.</summary>
    public long Delivered { get; private set; }

    /// <summary>Audio put out.</summary>
    public TimeSpan DeliveredDuration => TimeSpan.FromSeconds((double)Delivered / voice.SampleRate);

    /// <summary>All words of this attempt whose times came, times counted from the start of this attempt's audio.</summary>
    public IReadOnlyList<TimedWord> Words => _words;

    /// <summary>Takes audio, and puts out all but the last 10 ms of what is there.</summary>
    /// <exception cref="ApiException">The server has not named its session.</exception>
    public async ValueTask AddAudioAsync(ReadOnlyMemory<byte> pcm, CancellationToken cancellation)
    {
        if (SegmentId is null)
            throw new ApiException("LiveKit Inference TTS sent audio without a session_id.", retryable: false);
        _pcm.Write(pcm.Span);
        await PutOutAsync(Bytes(HeldBackMs), false, cancellation);
    }

    /// <summary>Takes times; they go with the next frame.</summary>
    public void AddAlignment(TtsOutputAlignment alignment)
    {
        foreach (var text in alignment.Words.Count > 0 ? alignment.Words : alignment.Chars)
        {
            var word = new TimedWord(
                voice.AppendSpace && alignment.Words.Count > 0 ? text.Text + " " : text.Text, TimeSpan.FromSeconds(text.Start), TimeSpan.FromSeconds(text.End));
            _words.Add(word);
            _unattached.Add(word with { Start = word.Start + offset, End = word.End + offset, StartTimeOffset = offset });
        }
    }

    /// <summary>Puts out the rest; the last frame is marked final. Where nothing is left after earlier attempts, 10 ms of silence carry the mark.</summary>
    public async ValueTask FinishAsync(CancellationToken cancellation)
    {
        await PutOutAsync(0, true, cancellation);
        if (Delivered == 0 && offset > TimeSpan.Zero)
            await output.OfferAsync(Audio(new short[Bytes(HeldBackMs) / sizeof(short)], true), cancellation);
        Dump?.Save();
        _pcm.Dispose();
    }

    private async ValueTask PutOutAsync(int keep, bool last, CancellationToken cancellation)
    {
        var taken = 0;
        while (true)
        {
            var available = (_pcm.WrittenMemory.Length - taken - keep) & ~1;
            if (available <= 0)
                break;
            var size = Math.Min(available, Bytes(Delivered == 0 ? FirstFrameMs : MaxFrameMs));
            var samples = new short[size / sizeof(short)];
            _pcm.WrittenMemory.Span.Slice(taken, size).CopyTo(MemoryMarshal.AsBytes(samples.AsSpan()));
            taken += size;
            await PutOutAsync(samples, last && available == size, cancellation);
        }
        KeepFrom(taken);
    }

    private async ValueTask PutOutAsync(short[] samples, bool isFinal, CancellationToken cancellation)
    {
        if (Ttfb is null && Started is { } started)
            Ttfb = clock.GetElapsedTime(started);
        var audio = Audio(samples, isFinal);
        Dump?.Add(audio.Frame);
        if (await output.OfferAsync(audio, cancellation))
            Delivered += samples.Length;
    }

    private SynthesizedAudio Audio(short[] samples, bool isFinal)
    {
        TimedWord[] words = _unattached.Count == 0 ? [] : [.. _unattached];
        _unattached.Clear();
        return new SynthesizedAudio(new AudioFrame(samples, voice.SampleRate), requestId, voice.Named ? SegmentId ?? "" : "", isFinal, words);
    }

    private void KeepFrom(int taken)
    {
        var rest = _pcm.WrittenMemory[taken..];
        Span<byte> kept = stackalloc byte[rest.Length];
        rest.Span.CopyTo(kept);
        _pcm.Clear();
        _pcm.Write(kept);
    }

    private int Bytes(int milliseconds) => voice.SampleRate * milliseconds / 1000 * sizeof(short);
}
