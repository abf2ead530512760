namespace Agents.Actors;

/// <summary>
/// Turns the detector's many observations into the few facts that turn taking needs: began, has lasted for the barge-in's minimum, audible
/// or
/// not, ended. Lives in the audio loop; tells its actor.
/// </summary>
internal sealed class VoiceWatch(VoiceActivityDetector detector, TimeSpan minDuration, TimeSpan quietAfter, IActorRef turns,
    IScheduler clock, AudioTurnWatch? ear)
{
    private bool _insisted, _audible, _quiet;
    private long _pushed;
    private volatile bool _flushRequested;

    /// <summary>
    /// Asks the loop to forget the current segment before the next frame, so that a caller who talks on begins anew (I26).
    /// </summary>
    public void RequestFlush() => _flushRequested = true;

    public async Task RunAsync(BoundedStream<AudioFrame> audio, CancellationToken stop)
    {
        try
        {
            await foreach (var frame in audio.ReadAllAsync(stop))
                Watch(frame);
        }
        catch (OperationCanceledException)
        {
            // The actor stopped; what it did not hear, nobody needs.
        }
    }

    private void Watch(AudioFrame frame)
    {
        if (_flushRequested)
        {
            _flushRequested = false;
            detector.Flush();
            Audible(false);
        }
        ear?.Push(frame);
        var now = clock.Now;
        _pushed += frame.SamplesPerChannel;
        foreach (ref readonly var seen in detector.Push(frame))
            Report(seen, now - AudioTime.ToDuration(_pushed - seen.SampleIndex, frame.SampleRate));
    }

    /// <param name="seen">What was observed.</param>
    /// <param name="at">The moment the judged window ended; a frame may hold several.</param>
    private void Report(in VadEvent seen, DateTimeOffset at)
    {
        switch (seen.Type)
        {
            case VadEventType.StartOfSpeech:
                _insisted = _quiet = false;
                turns.Tell(new CallerStarted(at - seen.SpeechDuration) { Position = seen.Timestamp - seen.SpeechDuration });
                Audible(true);
                Insist(seen);
                break;
            case VadEventType.EndOfSpeech:
                turns.Tell(new CallerStopped(at - seen.SilenceDuration, seen.SpeechDuration) { Position = seen.Timestamp - seen.SilenceDuration });
                Audible(false);
                break;
            case VadEventType.InferenceDone when seen.Speaking:
                Insist(seen);
                Audible(seen.RawAccumulatedSilence <= quietAfter);
                Quiet(seen.RawAccumulatedSilence >= AudioTurnWatch.AskAfter, seen.RawAccumulatedSilence == TimeSpan.Zero);
                break;
        }
    }

    private void Insist(in VadEvent seen)
    {
        if (_insisted || seen.SpeechDuration - seen.RawAccumulatedSilence < minDuration)
            return; // the silence that may prove the end is no speech
        _insisted = true;
        turns.Tell(CallerInsists.Instance);
    }

    private void Audible(bool audible)
    {
        if (_audible == audible)
            return;
        _audible = audible;
        turns.Tell(new CallerAudible(audible));
    }

    /// <summary>Silence inside speech that may be the end of the turn, and voice after it: a detector that listens is asked, or not any more.</summary>
    private void Quiet(bool longEnough, bool voice)
    {
        if (ear is null || (_quiet ? !voice : !longEnough))
            return;
        _quiet = !_quiet;
        turns.Tell(new CallerQuiet(_quiet));
    }
}
