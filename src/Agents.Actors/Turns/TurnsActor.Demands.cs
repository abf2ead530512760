namespace Agents.Actors;

// Turns that the application decides.
internal sealed partial class TurnsActor
{
    private void OnDemand(DecideTurn command)
    {
        _demanded = (command, Sender);
        var recent = _turn.Transcript.LastFinalAt is { } final && Now - final < TimeSpan.FromSeconds(0.5);
        var waits = _setup.HasStt && !recent && (_turn.Voiced || _turn.Transcript.Interim.Length > 0 || _turn.StartedAt is not null);
        if (waits && command.TranscriptTimeout > TimeSpan.Zero)
            Timers.StartSingleTimer(TranscriptTimer, new TranscriptLate(), command.TranscriptTimeout);
        else
            Demand();
    }

    private void Demand()
    {
        if (_demanded is not var (command, asker))
            return;
        _demanded = null;
        Timers.Cancel(TranscriptTimer);
        Abandon();
        Promote();
        var text = _turn.Transcript.Finals;
        if (text.Length > 0 && _asked is null)
            OnCommit(new Commit(new EndOfTurnReason(command.Trigger, TimeSpan.Zero)) { SkipReply = command.SkipReply });
        asker.Tell(new TurnDecided(text));
    }

    /// <summary>What was still an interim becomes a final, with its event.</summary>
    private void Promote()
    {
        var interim = _turn.Transcript.Interim;
        if (interim.Length == 0)
            return;
        var data = new SpeechData(_turn.Transcript.Language, interim);
        _turn = _turn with { Transcript = _turn.Transcript.WithFinal(data, Now) };
        Context.Parent.Tell(new Understood(SpeechEventType.FinalTranscript, data, _turn.Transcript));
    }

    private void Forget()
    {
        Abandon();
        _asked = null;
        _turn = OpenTurn.None with { Voiced = _turn.Voiced, StartedAt = _turn.Voiced ? Now : null };
    }

    private sealed record TranscriptLate;
}
