namespace Agents.Actors;

// Other settings in the middle of a call.
internal sealed partial class TurnsActor
{
    private AudioTurnWatch? EarOf(TurnsSetup setup)
        => setup.Options.TurnDetection.Voters.OfType<EndOfTurnVoter.AudioVoter>().FirstOrDefault() is { } byEar
            ? new AudioTurnWatch(byEar, Self) : null;

    /// <summary>The open turn goes on; learned delays begin anew if theirs changed.</summary>
    private void OnChange(ChangeTurns change)
    {
        var before = _setup;
        _setup = before with { Options = change.Options, Vad = change.Vad, HasStt = change.HasStt };
        if (_setup == before)
            return;
        var (was, now) = (before.Options, change.Options);
        _policy = new EndpointingPolicy(now.TurnDetection);
        if (now.Endpointing != was.Endpointing)
            _delays = new DynamicEndpointing(now.Endpointing);
        var otherDetection = now.TurnDetection != was.TurnDetection;
        if (otherDetection)
        {
            _voters = new TurnVoters(now.TurnDetection.Voters) { Digits = _voters.Digits };
            _ear?.Dispose();
            _ear = EarOf(_setup);
        }
        if (otherDetection || !ReferenceEquals(change.Vad, before.Vad) || now.Endpointing.MinDelay != was.Endpointing.MinDelay)
            Rewatch();
    }

    private void Rewatch()
    {
        Hush();
        _stop.Cancel();
        _stop = new CancellationTokenSource();
        Watch();
    }

    /// <summary>The caller's sound is cut off: they are silent now, what was understood stays in the open turn (S22).</summary>
    private void Hush()
    {
        _watch?.RequestFlush();
        if (!_turn.Voiced)
            return;
        Context.Parent.Tell(new CallerAudible(false));
        OnCallerStopped(new CallerStopped(Now, Now - (_turn.StartedAt ?? Now)));
    }
}
