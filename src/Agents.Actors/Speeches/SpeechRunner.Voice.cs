namespace Agents.Actors;

// Text to the voice, stretch by stretch.
internal sealed partial class SpeechRunner
{
    /// <summary>Stretches that the voice works on at a time: one is heard, the next is made meanwhile.</summary>
    private const int MadeAtOnce = 2;

    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    public void OnSounds(SegmentSounds sounds)
    {
        if (Find(sounds.Segment) is ({ } speech, _))
            speech.Step.FirstSoundMadeAt ??= _scope.Now;
    }

    public void OnSynthesised(SegmentSynthesised done)
    {
        if (Find(done.Segment) is (_, { } stretch))
            stretch.VoiceError = done.Error;
    }

    /// <summary>Passes on what the model has said since the last time; nothing before the speech is scheduled (P2).</summary>
    private void Forward(Speech speech)
    {
        var step = speech.Step;
        if (speech.Stage == SpeechStage.Created && !_scope.Options.TurnHandling.PreemptiveGeneration.PreemptiveTts)
            return;
        while (step.TakeClosed() is { } closed)
        {
            if (step.Open is not null || !string.IsNullOrWhiteSpace(closed))
                Speak(speech, closed);
            EndText(speech);
        }
        var text = step.TakeUnspoken();
        if (text.Length > 0)
            Speak(speech, text);
        if (step.Generated)
            EndText(speech);
    }

    private void Speak(Speech speech, string text)
    {
        var step = speech.Step;
        if (step.Open is null)
        {
            step.Stretches.Add(NewStretch(speech));
            GiveToVoice(speech);
            if (speech.Stage == SpeechStage.OnFloor)
                Play(speech);
        }
        step.FirstTextToVoiceAt ??= _scope.Now;
        Say(step.Open!, text);
    }

    private void Say(Stretch stretch, string text)
    {
        Show(stretch, text);
        if (stretch.AtVoice)
            _scope.Rooms.Tts.Tell(new SpeakText(stretch.Id, text));
        else
            stretch.Keep(text);
    }

    private void EndText(Speech speech)
    {
        if (speech.Step.Open is not { } stretch)
            return;
        stretch.TextEnded = true;
        _transcripts.End(stretch.Id);
        if (stretch.AtVoice)
            _scope.Rooms.Tts.Tell(new EndText(stretch.Id));
        EndSilentOutput(speech);
    }

    private Stretch NewStretch(Speech speech)
    {
        var id = new Segment(speech.Number, ++speech.Segments);
        return new Stretch(id, new BoundedStream<SpokenAudio>(Ahead, static piece => piece.Frame.Duration, OverflowStrategy.Backpressure, "speech"))
        {
            Silent = speech.Sound is null ? !_scope.HasVoice : !_scope.Setup.Seat.AudioOutput,
            ShownByNode = _transcripts.Open(id, _scope.Active),
        };
    }

    /// <summary>Lets the voice work on the stretch that is heard and on the next one.</summary>
    private void GiveToVoice(Speech speech)
    {
        foreach (var stretch in speech.Step.Stretches.Where(stretch => !stretch.Played).Take(MadeAtOnce).Where(stretch => !stretch.Silent && !stretch.AtVoice))
        {
            stretch.AtVoice = true;
            _scope.Rooms.Tts.Tell(new OpenSegment(stretch.Id, _scope.Active.Agent, _scope.Agent.Tts, _scope.Options, stretch.Audio) { Sound = speech.Sound });
            if (stretch.TakeKept() is { Length: > 0 } kept)
                _scope.Rooms.Tts.Tell(new SpeakText(stretch.Id, kept));
            if (stretch.TextEnded)
                _scope.Rooms.Tts.Tell(new EndText(stretch.Id));
        }
    }
}
