namespace Agents.Host.Telephony;

/// <summary>Decides after which sound a mark is sent. Pure; for one thread at a time.</summary>
/// <param name="interval">Sound between two marks of one speech.</param>
internal sealed class MarkPace(TimeSpan interval)
{
    private HeardPosition? _sent, _marked;

    /// <summary>Sound was sent, up to this position.</summary>
    /// <returns>Whether a mark is due.</returns>
    public bool Sent(HeardPosition end)
    {
        _sent = end;
        var since = _marked is { } marked && marked.Speech == end.Speech ? marked.Position : TimeSpan.Zero;
        return end.Position - since >= interval;
    }

    /// <summary>A mark follows what was sent.</summary>
    /// <returns>The position that it stands for; null: there is nothing new to mark.</returns>
    public HeardPosition? Mark()
    {
        if (_sent == _marked)
            return null;
        _marked = _sent;
        return _sent;
    }

    /// <summary>What was sent was thrown away: sound from here on is sent again.</summary>
    public void Rewind() => _sent = _marked = null;
}
