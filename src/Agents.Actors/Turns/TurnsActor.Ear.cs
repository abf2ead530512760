namespace Agents.Actors;

// A detector that listens to the sound, and decisions that wait for it.
internal sealed partial class TurnsActor
{
    private void OnQuiet(bool quiet)
    {
        Timers.Cancel(PatienceTimer);
        if (!quiet)
        {
            _ear!.Cancel();
            return;
        }
        _ear!.Ask(_turn.Transcript.Language);
        Timers.StartSingleTimer(PatienceTimer, new AnswerLate(), AudioTurnWatch.Patience);
    }

    private void Wait(TurnTrigger trigger)
    {
        Timers.Cancel(DecisionTimer);
        _unheard = trigger;
        Context.Parent.Tell(new TurnDecisionOpen(true));
    }

    private void OnAnswered(AudioTurnAnswered answered)
    {
        if (_ear!.Take(answered))
            GoOn();
    }

    private void OnAnswerLate()
    {
        if (_ear!.GiveUp())
            GoOn();
    }

    /// <summary>The answer came, or never will: the decision that waited for it is made.</summary>
    private void GoOn()
    {
        Timers.Cancel(PatienceTimer);
        if (_unheard is not { } trigger)
            return;
        _unheard = null;
        Trigger(trigger);
    }

    private sealed record AnswerLate;
}
