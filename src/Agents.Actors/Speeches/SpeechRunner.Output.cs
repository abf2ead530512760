namespace Agents.Actors;

// Stretches to playout, one after the other, and what the caller heard of them.
internal sealed partial class SpeechRunner
{
    public void OnPlayoutStarted(PlayoutStarted started)
    {
        if (Find(started.Segment) is not ({ } speech, _))
            return;
        speech.Step.HeardFrom ??= started.At;
        Heard?.Invoke(speech);
        _presence.To(AgentState.Speaking);
    }

    public void OnPlayoutFinished(PlayoutFinished played)
    {
        if (Find(played.Segment) is not ({ } speech, { Played: false } stretch))
            return;
        stretch.Played = true;
        var step = speech.Step;
        step.Heard = step.Heard.Then(played);
        if (played.Starved)
        {
            _scope.Events.Publish(new SessionStalled(AgentState.Speaking, _scope.Options.Watchdog.Speaking!.Value));
            _scope.Rooms.Tts.Tell(new CancelSegment(played.Segment));
        }
        if (played is { Broken: true, Interrupted: false, Heard.Length: > 0 } && stretch.TextEnded && speech is { Respoken: false, Sound: null })
            Respeak(speech, stretch, played);
        else if (played.Interrupted || played.Broken)
            DropUnplayed(step);
        GiveToVoice(speech);
        if (speech.Stage == SpeechStage.OnFloor && !step.SpeechOver)
            Play(speech);
        Check(speech);
    }

    private bool WordTimes => _scope.Options.UseTtsAlignedTranscript && _scope.Agent.Tts is { Capabilities.AlignedTranscript: true };

    /// <summary>Gives the next stretch to playout, if none is there.</summary>
    private void Play(Speech speech)
    {
        var step = speech.Step;
        if (step.OnAir is not null || step.Stretches.Find(stretch => !stretch.Played) is not { } next)
            return;
        next.Playing = true;
        if (!next.Silent)
            _scope.Rooms.Playout.Tell(new PlaySegment(next.Id, next.Audio, WordTimes && speech.Sound is null));
        else
            OnPlayoutStarted(new PlayoutStarted(next.Id, _scope.Now));
        EndSilentOutput(speech);
    }

    /// <summary>Without a voice the text itself is the output: it is heard when it is complete and has the floor.</summary>
    private void EndSilentOutput(Speech speech)
    {
        if (speech.Step.OnAir is not { Silent: true, TextEnded: true, ShownByNode: false } stretch)
            return;
        var text = stretch.Shown.ToString();
        OnPlayoutFinished(new PlayoutFinished(stretch.Id, text, text, Interrupted: false) { At = _scope.Now });
    }

    private void StopOutput(Speech speech, Stretch onAir)
    {
        if (!onAir.Silent)
            _scope.Rooms.Playout.Tell(new StopPlayout(speech.Number));
        else
            OnPlayoutFinished(new PlayoutFinished(onAir.Id, onAir.Shown.ToString().TrimEnd(), onAir.Shown.ToString(), Interrupted: true) { At = _scope.Now });
    }

    /// <summary>Stretches that wait will not be heard: nothing of them is stored (voice-session.md 3.6).</summary>
    private void DropUnplayed(SpeechStep step)
    {
        foreach (var stretch in step.Stretches.Where(stretch => !stretch.Played))
        {
            step.Heard = step.Heard.ThenUnheard(stretch.Shown.ToString());
            _transcripts.End(stretch.Id);
            if (stretch.AtVoice)
                _scope.Rooms.Tts.Tell(new CancelSegment(stretch.Id));
        }
        step.Stretches.RemoveAll(stretch => !stretch.Played);
    }

    /// <summary>Stores what was heard; nothing was heard, nothing is stored.</summary>
    private void Store(Speech speech)
    {
        var step = speech.Step;
        var heard = step.Heard;
        step.Heard = HeardSpeech.Nothing;
        if (heard.Text.Length == 0 || !speech.AddToContext)
            return;
        var message = _conversation.NewMessage(ChatRole.Assistant, heard.Interrupted ? heard.Text.TrimEnd() : heard.Text, step.StartedAt ?? _scope.Now)
            with { Interrupted = heard.Interrupted };
        speech.Handle.Add(message);
        _conversation.Add(message, Latencies(speech, heard.At), heard.Intended == heard.Text ? null : heard.Intended, heard.Spoken);
    }

    private static TurnMetrics Latencies(Speech speech, DateTimeOffset stopped)
    {
        var step = speech.Step;
        return new TurnMetrics
        {
            StartedSpeakingAt = step.HeardFrom,
            StoppedSpeakingAt = stopped,
            LlmTtft = TurnMetrics.Between(step.AskedAt, step.FirstTokenAt),
            TtsTtfb = TurnMetrics.Between(step.FirstTextToVoiceAt, step.FirstSoundMadeAt),
            E2eLatency = TurnMetrics.Between(speech.UserMetrics?.StoppedSpeakingAt, step.HeardFrom),
        };
    }

    /// <summary>The voice died in the middle: the rest of the stretch is said by a fresh one, once (deviation D7).</summary>
    private void Respeak(Speech speech, Stretch broken, PlayoutFinished played)
    {
        speech.Respoken = true;
        Store(speech);
        var fresh = NewStretch(speech);
        speech.Step.Stretches[speech.Step.Stretches.IndexOf(broken)] = fresh;
        Say(fresh, played.Intended[played.Heard.Length..].TrimStart());
        fresh.TextEnded = true;
        _transcripts.End(fresh.Id);
    }
}
