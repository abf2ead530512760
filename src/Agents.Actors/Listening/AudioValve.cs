namespace Agents.Actors;

/// <summary>
/// Whether a listener gets the caller's sound (voice-session.md T2). Set by the session, read by the audio loop: a switch in the audio plane, so that closing
/// it never waits behind sound.
/// </summary>
internal sealed class AudioValve
{
    private volatile bool _muted;

    public bool Muted
    {
        get => _muted;
        set => _muted = value;
    }
}
