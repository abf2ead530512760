namespace Agents.Actors;

// Text to the voice, sound to playout, and what the caller heard of it.
internal sealed partial class SpeechRunner
{
    private static readonly TimeSpan Ahead = TimeSpan.FromSeconds(1);

    public void OnSounds(SegmentSounds sounds)
    {
        if (Find(sounds.Segment) is { } speech)
            speech.Step.FirstSoundMadeAt = _scope.Now;
    }

    public void OnSynthesised(SegmentSynthesised done)
    {
        if (Find(done.Segment) is { } speech)
            speech.Step.VoiceError = done.Error;
    }

    public void OnPlayoutStarted(PlayoutStarted started)
    {
        if (Find(started.Segment) is not { } speech)
            return;
        speech.Step.HeardFrom ??= started.At;
        Heard?.Invoke(speech);
        _presence.To(AgentState.Speaking);
    }

    public void OnPlayoutFinished(PlayoutFinished played)
    {
        if (Find(played.Segment) is not { Step.Played: false } speech)
            return;
        speech.Step.Played = true;
        if (played.Starved)
        {
            _scope.Events.Publish(new SessionStalled(AgentState.Speaking, _scope.Options.Watchdog.Speaking!.Value));
            _scope.Rooms.Tts.Tell(new CancelSegment(played.Segment));
        }
        Store(speech, played);
        if (played is { Broken: true, Interrupted: false, Heard.Length: > 0 } && !speech.Respoken && speech.Step.Generated)
            Respeak(speech, played);
        else
            Check(speech);
    }

    /// <summary>Passes on what the model has said since the last time; nothing before the speech is scheduled (P2).</summary>
    private void Forward(Speech speech)
    {
        var step = speech.Step;
        if (speech.Stage == SpeechStage.Created && !_scope.Options.TurnHandling.PreemptiveGeneration.PreemptiveTts)
            return;
        var text = step.TakeUnspoken();
        if (text.Length > 0)
            Speak(speech, text);
        if (step is { Generated: true, TextEnded: false, Segment: { } segment })
        {
            step.TextEnded = true;
            _transcripts.End(segment);
            _scope.Rooms.Tts.Tell(new EndText(segment));
            EndSilentOutput(speech);
        }
    }

    private void Speak(Speech speech, string text)
    {
        var step = speech.Step;
        if (step.Segment is null)
            OpenSegment(speech);
        step.FirstTextToVoiceAt ??= _scope.Now;
        Show(step, text);
        _scope.Rooms.Tts.Tell(new SpeakText(step.Segment!.Value, text));
    }

    private void OpenSegment(Speech speech)
    {
        var step = speech.Step;
        var segment = new Segment(speech.Number, ++speech.Segments);
        step.Segment = segment;
        step.Audio = new BoundedStream<SpokenAudio>(Ahead, static piece => piece.Frame.Duration, OverflowStrategy.Backpressure, "speech");
        step.Silent = !_scope.HasVoice;
        step.ShownByNode = _transcripts.Open(segment, _scope.Active);
        if (!step.Silent)
            _scope.Rooms.Tts.Tell(new OpenSegment(segment, _scope.Active.Agent, _scope.Agent.Tts!, _scope.Options, step.Audio));
        if (speech.Stage == SpeechStage.OnFloor)
            Play(speech);
    }

    private bool WordTimes => _scope.Options.UseTtsAlignedTranscript && _scope.Agent.Tts is { Capabilities.AlignedTranscript: true };

    private void Play(Speech speech)
    {
        var step = speech.Step;
        if (step.Playing || step.Segment is not { } segment)
            return;
        step.Playing = true;
        if (!step.Silent)
            _scope.Rooms.Playout.Tell(new PlaySegment(segment, step.Audio!, WordTimes));
        else
            OnPlayoutStarted(new PlayoutStarted(segment, _scope.Now));
        EndSilentOutput(speech);
    }

    /// <summary>Without a voice the text itself is the output: it is heard when it is complete and has the floor.</summary>
    private void EndSilentOutput(Speech speech)
    {
        var step = speech.Step;
        if (step is not { Silent: true, Playing: true, TextEnded: true, ShownByNode: false, Segment: { } segment })
            return;
        var text = step.Shown.ToString();
        OnPlayoutFinished(new PlayoutFinished(segment, text, text, Interrupted: false) { At = _scope.Now });
    }

    private void StopOutput(Speech speech)
    {
        if (!speech.Step.Silent)
            _scope.Rooms.Playout.Tell(new StopPlayout(speech.Number));
        else
            OnPlayoutFinished(new PlayoutFinished(speech.Step.Segment!.Value, speech.Step.Shown.ToString().TrimEnd(),
                speech.Step.Shown.ToString(), Interrupted: true) { At = _scope.Now });
    }

    /// <summary>Stores what was heard; nothing was heard, nothing is stored.</summary>
    private void Store(Speech speech, PlayoutFinished played)
    {
        if (played.Heard.Length == 0 || !speech.AddToContext)
            return;
        var step = speech.Step;
        var message = _conversation.NewMessage(ChatRole.Assistant, played.Heard, step.StartedAt ?? _scope.Now)
            with { Interrupted = played.Interrupted };
        speech.Handle.Add(message);
        _conversation.Add(message, Latencies(speech, played), played.Intended == played.Heard ? null : played.Intended, played.Spoken);
    }

    private static TurnMetrics Latencies(Speech speech, PlayoutFinished played)
    {
        var step = speech.Step;
        return new TurnMetrics
        {
            StartedSpeakingAt = step.HeardFrom,
            StoppedSpeakingAt = played.At,
            LlmTtft = TurnMetrics.Between(step.AskedAt, step.FirstTokenAt),
            TtsTtfb = TurnMetrics.Between(step.FirstTextToVoiceAt, step.FirstSoundMadeAt),
            E2eLatency = TurnMetrics.Between(speech.UserMetrics?.StoppedSpeakingAt, step.HeardFrom),
        };
    }

    /// <summary>The voice died in the middle: the rest is said by a fresh one, once (deviation D7).</summary>
    private void Respeak(Speech speech, PlayoutFinished played)
    {
        speech.Respoken = true;
        var step = speech.Step;
        (step.Segment, step.Audio, step.VoiceError, step.Playing, step.Played) = (null, null, null, false, false);
        Speak(speech, played.Intended[played.Heard.Length..].TrimStart());
        _scope.Rooms.Tts.Tell(new EndText(step.Segment!.Value));
    }
}
