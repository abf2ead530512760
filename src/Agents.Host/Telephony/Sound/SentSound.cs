namespace Agents.Host.Telephony;

/// <summary>A piece of the agent's sound, ready for the wire.</summary>
/// <param name="Bytes">In the carrier's form.</param>
/// <param name="End">Which speech it belongs to, and how much of that speech was said at its end.</param>
internal readonly record struct SoundPiece(byte[] Bytes, HeardPosition End);

/// <summary>
/// Remembers the sound that was sent and not heard yet, so that a speech which was silenced by a clear and then goes on does so where the
/// caller stopped hearing it. Pure; for one thread at a time.
/// </summary>
internal sealed class SentSound
{
    /// <summary>Pieces kept: half a minute of 20 ms.</summary>
    private const int Kept = 1500;

    private readonly Queue<SoundPiece> _unheard = new();

    /// <summary>Whether the carrier has thrown it away.</summary>
    public bool Cleared { get; set; }

    /// <summary>A piece was sent, or held back.</summary>
    public void Add(SoundPiece piece)
    {
        if (_unheard.TryPeek(out var first) && first.End.Speech != piece.End.Speech)
            _unheard.Clear();
        if (_unheard.Count == Kept)
            _unheard.Dequeue();
        _unheard.Enqueue(piece);
    }

    /// <summary>The caller heard up to here.</summary>
    public void Heard(HeardPosition position)
    {
        while (_unheard.TryPeek(out var first) && first.End.Speech == position.Speech && first.End.Position <= position.Position)
            _unheard.Dequeue();
    }

    /// <summary>Takes what was not heard of a speech, in order; sound of others is forgotten.</summary>
    public IReadOnlyList<SoundPiece> TakeUnheard(int speech)
    {
        var pieces = _unheard.Where(piece => piece.End.Speech == speech).ToList();
        _unheard.Clear();
        Cleared = false;
        return pieces;
    }
}
