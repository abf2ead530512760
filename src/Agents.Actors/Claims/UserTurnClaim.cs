namespace Agents.Actors;

/// <summary>
/// The caller's turn, held by the application: somebody types, or holds a key to talk (voice-session.md S24). Until it is disposed the caller counts as
/// speaking, whatever the voice detector hears. Claims are counted. Usable from any thread.
/// </summary>
public sealed class UserTurnClaim : IDisposable
{
    private readonly SessionControls _session;
    private int _released;

    internal UserTurnClaim(SessionControls session)
    {
        _session = session;
        session.Tell(new ClaimUserTurn(Held: true));
    }

    /// <summary>Gives the turn back; the caller's state follows the sound again. Twice is once.</summary>
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _released, 1) == 0)
            _session.Tell(new ClaimUserTurn(Held: false));
    }
}

/// <summary>Hold the caller's turn, or give it back; see <see cref="SessionControls.ClaimUserTurn"/>.</summary>
/// <param name="Held">Whether it is held.</param>
public sealed record ClaimUserTurn(bool Held) : SessionCommand;
