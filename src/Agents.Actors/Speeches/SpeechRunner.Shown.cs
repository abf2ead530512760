namespace Agents.Actors;

// The text that is shown and stored: what the model says, or what the agent's transcription node makes of it.
internal sealed partial class SpeechRunner
{
    private readonly TranscriptNodes _transcripts;

    public void OnShown(ShownText shown)
    {
        if (Find(shown.Segment) is not ({ } speech, { Played: false } stretch))
            return;
        if (shown.Text is { } text)
            Intend(stretch, text);
        else
        {
            stretch.ShownByNode = false;
            EndSilentOutput(speech);
        }
    }

    private void Show(Stretch stretch, string text)
    {
        if (stretch.ShownByNode)
            _transcripts.Push(stretch.Id, text);
        else
            Intend(stretch, text);
    }

    private void Intend(Stretch stretch, string text)
    {
        stretch.Shown.Append(text);
        _scope.Rooms.Playout.Tell(new IntendText(stretch.Id, text));
    }
}
