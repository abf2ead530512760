using System.Runtime.InteropServices;

namespace Agents.Inference;

/// <summary>What <see cref="SttAudioBuffer.Take"/> found.</summary>
internal enum SttPiece
{
    /// <summary>Nothing to send yet.</summary>
    None,

    /// <summary>Audio was copied out.</summary>
    Audio,

    /// <summary>Ask for finals here; more audio may follow.</summary>
    Finalize,

    /// <summary>All input was sent.</summary>
    End,
}

/// <summary>
/// One stream's audio between the producer, the connection that sends it, and the next connection that may have to send it again.
/// Positions count samples from the start of the stream. Bounded: unsent audio to 60 s, sent audio to the replay window, and to about 2 s while
/// the service listens and hears nothing; beyond that the oldest is dropped, and counted where it was never sent.
/// </summary>
internal sealed class SttAudioBuffer
{
    private const double IdleSeconds = 2.048;
    private const int MaxUnsentSeconds = 60;

    private readonly Lock _gate = new();
    private readonly WakeSignal _wake = new();
    private readonly List<(long Position, SttPiece Kind)> _marks = [];
    private readonly int _chunk;
    private readonly int _idleCapacity;
    private readonly long _replay;
    private readonly long _maxUnsent;
    private short[] _ring = [];
    private long _start;
    private long _next;
    private long _end;
    private long _sent;
    private long _acknowledged;
    private bool _heard;
    private bool _answered;
    private long _freshFrom;
    private volatile bool _ended;
    private bool _endTaken;

    /// <param name="rate">Samples per second.</param>
    /// <param name="replay">How much sent audio is kept; zero for none.</param>
    public SttAudioBuffer(int rate, TimeSpan replay)
    {
        _chunk = rate / 20;
        _idleCapacity = (int)(rate * IdleSeconds);
        _replay = (long)(replay.TotalSeconds * rate);
        _maxUnsent = (long)rate * MaxUnsentSeconds;
    }

    /// <summary>Samples sent for the first time; replayed ones are not counted again.</summary>
    public long Sent
    {
        get
        {
            lock (_gate)
                return _sent;
        }
    }

    /// <summary>Samples that were dropped because they could not be sent in time.</summary>
    public long Dropped { get; private set; }

    /// <summary>Whether any audio ever came: before it, a connection needs no room for it.</summary>
    public bool Any
    {
        get
        {
            lock (_gate)
                return _end > 0;
        }
    }

    /// <summary>Whether <see cref="End"/> was called.</summary>
    public bool InputEnded => _ended;

    /// <summary>Takes audio; whoever waits is woken once there is a whole piece.</summary>
    public void Append(ReadOnlySpan<short> samples)
    {
        bool whole;
        lock (_gate)
        {
            MakeRoom(samples.Length);
            Copy(samples, _end);
            _end += samples.Length;
            if (_end - _next > _maxUnsent)
                DropUnsent();
            whole = _end - _next >= _chunk;
        }

        if (whole)
            _wake.Set();
    }

    /// <summary>What was appended so far goes out without waiting for a full piece.</summary>
    public void Flush() => Mark(SttPiece.Audio);

    /// <summary>Finals are asked for after what was appended so far.</summary>
    public void RequestFinal() => Mark(SttPiece.Finalize);

    /// <summary>No more audio will come.</summary>
    public void End()
    {
        _ended = true;
        Mark(SttPiece.Audio);
    }

    /// <summary>Audio up to here is known in a final transcript and need not be sent again.</summary>
    public void Acknowledge(long position)
    {
        lock (_gate)
        {
            _acknowledged = Math.Clamp(position, _acknowledged, _next);
            Trim();
        }
    }

    /// <summary>The service said something on this connection: whether it heard speech that it has not finished. Until it does, all is kept.</summary>
    public void SetHeard(bool heard)
    {
        lock (_gate)
        {
            _heard = heard;
            _answered = true;
            Trim();
        }
    }

    /// <summary>A new connection begins: what it has to send first.</summary>
    /// <returns>Position of the first sample it will send.</returns>
    public long Rewind()
    {
        lock (_gate)
        {
            if (_replay > 0)
            {
                Trim();
                _next = _start;
            }
            _endTaken = false;
            _answered = false;
            _freshFrom = _end;
            return _next;
        }
    }

    /// <summary>Takes the next thing to send.</summary>
    /// <param name="pcm">Room for 50 ms of s16le.</param>
    /// <param name="bytes">How much of it was used.</param>
    public SttPiece Take(Span<byte> pcm, out int bytes)
    {
        lock (_gate)
        {
            bytes = 0;
            var mark = NextMark();
            if (mark is { } reached && reached.Position == _next && reached.Kind == SttPiece.Finalize)
            {
                _marks.RemoveAt(0);
                return SttPiece.Finalize;
            }
            var available = (mark?.Position ?? _end) - _next;
            if (available >= _chunk || (available > 0 && (mark is not null || _ended)))
                return TakeAudio((int)Math.Min(available, _chunk), pcm, out bytes);
            if (!_ended || _next < _end || _endTaken)
                return SttPiece.None;
            _endTaken = true;
            return SttPiece.End;
        }
    }

    /// <summary>Waits until there may be something to take, or <see cref="Wake"/>. For one connection at a time.</summary>
    public ValueTask WaitAsync() => _wake.WaitAsync();

    /// <summary>Ends a wait, so that the waiter looks whether it is still wanted.</summary>
    public void Wake() => _wake.Set();

    /// <summary>Bytes of a full piece.</summary>
    public int PieceBytes => _chunk * sizeof(short);

    /// <summary>The service listens, has had 2 s of new audio since it connected, and hears no speech.</summary>
    private bool NothingHeard => !_heard && _answered && _next >= _freshFrom + _idleCapacity;

    private void Mark(SttPiece kind)
    {
        lock (_gate)
            _marks.Add((_end, kind));
        _wake.Set();
    }

    private (long Position, SttPiece Kind)? NextMark()
    {
        while (_marks.Count > 0 && (_marks[0].Position < _next || (_marks[0].Position == _next && _marks[0].Kind == SttPiece.Audio)))
            _marks.RemoveAt(0);
        return _marks.Count > 0 ? _marks[0] : null;
    }

    private SttPiece TakeAudio(int samples, Span<byte> pcm, out int bytes)
    {
        var target = MemoryMarshal.Cast<byte, short>(pcm)[..samples];
        var index = (int)(_next % _ring.Length);
        var first = Math.Min(samples, _ring.Length - index);
        _ring.AsSpan(index, first).CopyTo(target);
        _ring.AsSpan(0, samples - first).CopyTo(target[first..]);
        bytes = samples * sizeof(short);
        _next += samples;
        _sent = Math.Max(_sent, _next);
        Trim();
        return SttPiece.Audio;
    }

    private void Trim()
    {
        var keep = _replay == 0 ? 0 : NothingHeard ? Math.Min(_replay, _idleCapacity) : _replay;
        _start = Math.Max(_start, Math.Max(_acknowledged, _next - keep));
        if (_ring.Length > _idleCapacity && _end - _start < _idleCapacity / 2)
            Resize(_idleCapacity);
    }

    private void DropUnsent()
    {
        var lost = _end - _maxUnsent - _next;
        Dropped += lost;
        _next += lost;
        _start = Math.Max(_start, _next);
    }

    private void MakeRoom(int more)
    {
        if (_ring.Length == 0)
            _ring = new short[_idleCapacity];
        var needed = _end + more - _start;
        if (needed <= _ring.Length)
            return;
        if (NothingHeard && _end + more - _next <= _ring.Length / 4)
            _start = _end + more - _ring.Length;
        else
            Resize((int)Math.Min(Math.Max(needed, _ring.Length * 2L), _replay + _maxUnsent + more));
    }

    private void Resize(int capacity)
    {
        var bigger = new short[Math.Max(capacity, (int)(_end - _start))];
        for (var position = _start; position < _end;)
        {
            var run = (int)Math.Min(_end - position, Math.Min(_ring.Length - (position % _ring.Length), bigger.Length - (position % bigger.Length)));
            _ring.AsSpan((int)(position % _ring.Length), run).CopyTo(bigger.AsSpan((int)(position % bigger.Length)));
            position += run;
        }
        _ring = bigger;
    }

    private void Copy(ReadOnlySpan<short> samples, long position)
    {
        while (!samples.IsEmpty)
        {
            var index = (int)(position % _ring.Length);
            var run = Math.Min(samples.Length, _ring.Length - index);
            samples[..run].CopyTo(_ring.AsSpan(index));
            samples = samples[run..];
            position += run;
        }
    }
}
