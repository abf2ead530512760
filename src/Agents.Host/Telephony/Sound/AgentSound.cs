using Agents.Actors;

namespace Agents.Host.Telephony;

/// <summary>
/// The agent's sound on its way from the session to the carrier, which plays it from a queue of its own: encoded, marked, and thrown away when the
/// caller interrupts. Thread safe.
/// </summary>
internal sealed class AgentSound
{
    /// <summary>The number of sound that is behind the speech alone: nobody interrupts that.</summary>
    private const int Backdrop = 0;

    private static readonly TimeSpan BetweenMarks = TimeSpan.FromMilliseconds(100);

    private readonly Lock _gate = new();
    private readonly ICarrierWire _wire;
    private readonly SoundCoder _coder;
    private readonly MarkLedger _marks = new();
    private readonly MarkPace _pace = new(BetweenMarks);
    private readonly SentSound _sent = new();
    private readonly ToneHold _tones = new();
    private HeardPosition _said;
    private bool _silenced;

    /// <summary>Prepares a stream whose start was read.</summary>
    /// <param name="wire">How the carrier writes.</param>
    public AgentSound(ICarrierWire wire) => (_wire, _coder) = (wire, new SoundCoder(wire));

    /// <summary>What goes to the carrier.</summary>
    public LegOutput Output { get; } = new();

    /// <summary>Whether the carrier has told that everything was played.</summary>
    public bool IsPlayed
    {
        get { lock (_gate) return _marks.Pending == 0 && !_tones.IsPlaying; }
    }

    /// <summary>Sends the agent's sound, or keeps it while the agent is silenced.</summary>
    public void Play(PlayedFrame played)
    {
        lock (_gate)
        {
            if (played.Speech == Backdrop)
            {
                SendAll(_coder.Encode(played.Frame));
                return;
            }

            if (played.Speech != _said.Speech)
                Begin(played.Speech);
            else if (!_silenced)
                GoOn();
            _said = _said with { Position = _said.Position + played.Frame.Duration };
            if (_tones.Wait(played.Frame.Duration))
                GoOnAfterTones();
            Take(_coder.Encode(played.Frame));
        }
    }

    /// <summary>The agent has said what it had to say for now: the rest goes out, with a mark behind it.</summary>
    public void EndStretch()
    {
        lock (_gate)
        {
            if (_silenced)
                return;
            GoOn();
            Take(_coder.Flush());
            Mark();
        }
    }

    /// <summary>The caller interrupts: what the carrier has not played is thrown away, and nothing is sent until the agent speaks again.</summary>
    public void FallSilent()
    {
        lock (_gate)
        {
            _silenced = true;
            if (_tones.IsPlaying)
                _sent.Cleared = true; // behind the tones nothing was sent, and they are not cut
            else
                Clear();
        }
    }

    /// <summary>The agent speaks again. If it is the same speech, it goes on where the caller stopped hearing it.</summary>
    public void SpeakAgain()
    {
        lock (_gate)
            _silenced = false;
    }

    /// <summary>Sends the tones of some keys. Sound of the agent waits until they were played.</summary>
    /// <param name="keys">See <see cref="Keys.All"/>.</param>
    public void PlayKeys(string keys)
    {
        lock (_gate)
        {
            Mark();
            var tones = KeyTones.Of(keys);
            SendAll(new SoundCoder(_wire).EncodeWhole(tones));
            Output.Offer(_wire.Mark(_tones.Begin(tones.Duration)));
        }
    }

    /// <summary>A mark came back.</summary>
    /// <returns>What the caller has heard; null if the mark does not tell.</returns>
    public HeardPosition? Return(string mark)
    {
        lock (_gate)
        {
            if (_tones.Return(mark))
                GoOnAfterTones();
            if (_marks.Return(mark) is not { } heard)
                return null;
            _sent.Heard(heard);
            return heard;
        }
    }

    private void GoOnAfterTones()
    {
        _sent.Cleared = true;
        if (!_silenced)
            GoOn();
    }

    /// <summary>Another speech: what was not heard of the one before never will be.</summary>
    private void Begin(int speech)
    {
        _silenced = false;
        _said = new HeardPosition(speech, TimeSpan.Zero);
        _sent.TakeUnheard(speech);
    }

    /// <summary>Sends once more what a clear has thrown away of the speech that goes on.</summary>
    private void GoOn()
    {
        if (!_sent.Cleared || _tones.IsPlaying)
            return;
        foreach (var piece in _sent.TakeUnheard(_said.Speech))
            Send(piece);
    }

    private void Take(IEnumerable<byte[]> sound)
    {
        foreach (var bytes in sound)
            if (_silenced || _tones.IsPlaying)
                _sent.Add(new SoundPiece(bytes, _said));
            else
                Send(new SoundPiece(bytes, _said));
    }

    private void Send(SoundPiece piece)
    {
        _sent.Add(piece);
        SendAll([piece.Bytes]);
        if (_pace.Sent(piece.End))
            Mark();
    }

    private void SendAll(IEnumerable<byte[]> sound)
    {
        foreach (var bytes in sound)
            Output.Offer(_wire.Sound(bytes), _wire.Output.Duration(bytes.Length));
    }

    private void Mark()
    {
        if (_pace.Mark() is { } position)
            Output.Offer(_wire.Mark(_marks.Send(position)));
    }

    private void Clear()
    {
        _coder.Forget();
        _marks.Clear();
        _pace.Rewind();
        _sent.Cleared = true;
        Output.Clear();
        Output.Offer(_wire.Clear());
    }
}
