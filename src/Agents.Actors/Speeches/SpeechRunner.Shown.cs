namespace Agents.Actors;

// The text that is shown and stored: what the model says, or what the agent's transcription node makes of it.
internal sealed partial class SpeechRunner
{
    private readonly TranscriptNodes _transcripts;

    public void OnShown(ShownText shown)
    {
        if (Find(shown.Segment) is not { Step.Played: false } speech)
            return;
        if (shown.Text is { } text)
            Intend(speech.Step, text);
        else
        {
            speech.Step.ShownByNode = false;
            EndSilentOutput(speech);
        }
    }

    private void Show(SpeechStep step, string text)
    {
        if (step.ShownByNode)
            _transcripts.Push(step.Segment!.Value, text);
        else
            Intend(step, text);
    }

    private void Intend(SpeechStep step, string text)
    {
        step.Shown.Append(text);
        _scope.Rooms.Playout.Tell(new IntendText(step.Segment!.Value, text));
    }
}
