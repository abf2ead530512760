namespace Agents.Actors;

/// <summary>
/// Whether a listener gets the caller's sound (voice-session.md T2). Set by the session, read by the audio loop: a switch in the audio plane, so that closing
/// it never waits behind sound.
/// </summary>
internal sealed class AudioValve
{
    private volatile bool _muted, _closed;

    /// <summary>Nothing at all is passed on: the caller's sound is switched off.</summary>
    public bool Closed
    {
        get => _closed;
        set => _closed = value;
    }

    public bool Muted
    {
        get => _muted;
        set => _muted = value;
    }
}
