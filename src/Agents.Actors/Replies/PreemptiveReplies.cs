namespace Agents.Actors;

/// <summary>
/// The attempt to answer before the turn is decided: at most one, begun on a final transcript, used or thrown away (voice-session.md 3.7).
/// Owned by the session.
/// </summary>
internal sealed class PreemptiveReplies(SessionScope scope, SpeechFloor floor, SpeechRunner runner, Conversation conversation)
{
    private Speech? _attempt;
    private string _preflight = "";
    private int _attempts;

    public void OnUnderstood(Understood heard, DateTimeOffset? speakingSince)
    {
        var text = heard.Turn.Text;
        if (heard.Kind == SpeechEventType.InterimTranscript
            || (heard.Kind == SpeechEventType.FinalTranscript && _attempt is not null && Words.Same(text, _preflight)))
            return;
        _preflight = text;
        Drop();
        var facts = new PreemptiveFacts
        {
            SchedulingRuns = scope.Agent.Llm is not null,
            SpeechCurrent = floor.Current is { Handle.Interrupted: false },
            ManualTurns = scope.Options.TurnHandling.TurnDetection is TurnDetection.ManualMode,
            SpeechDuration = speakingSince is { } since ? scope.Now - since : TimeSpan.Zero,
            Attempts = _attempts,
        };
        if (new PreemptivePolicy(scope.Options.TurnHandling.PreemptiveGeneration).MayStart(facts))
            Start(text);
    }

    /// <summary>The attempt, if it fits the turn as it was decided; a new turn counts its attempts from zero.</summary>
    public Speech? Take(CompletedTurn turn)
    {
        _attempts = 0;
        _preflight = "";
        var attempt = _attempt;
        if (attempt is { IsOpen: true, Step.Error: null, UserMessage: { } guessed }
            && PreemptivePolicy.MayUse(guessed.Text, attempt.Context, turn.Message.Text, turn.Context))
        {
            _attempt = null;
            return attempt;
        }
        Drop();
        return null;
    }

    public void Drop()
    {
        var attempt = _attempt;
        _attempt = null;
        if (attempt is not null)
            runner.Interrupt(attempt);
    }

    private void Start(string text)
    {
        _attempts++;
        _attempt = new Speech(scope.NewSpeech(SpeechSource.GenerateReply), SpeechPriority.Normal)
        {
            UserMessage = conversation.NewMessage(ChatRole.User, text, scope.Now),
            Context = conversation.Items,
        };
        runner.Begin(_attempt, userInitiated: false, preemptive: true);
    }
}
