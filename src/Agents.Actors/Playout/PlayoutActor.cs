namespace Agents.Actors;

/// <summary>
/// Plays: paces the agent's sound out in frames of 20 ms at true time, and knows what was sent and what the caller has heard. Nothing is
/// sent for a speech once it was stopped. Sound that is late leaves a gap and goes on when it comes. A backdrop is mixed in, and heard alone
/// in gaps and pauses.
/// </summary>
internal sealed partial class PlayoutActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan TooLate = TimeSpan.FromMilliseconds(200), MostTogether = TimeSpan.FromMilliseconds(200);

    private readonly OutputSlot _output;
    private readonly TimeSpan? _patience;
    private readonly TimeSpan _lead;
    private readonly Backdrop _backdrop;
    private readonly Queue<PlayoutSegment> _segments = new();
    private readonly Dictionary<Segment, string> _early = [];
    private readonly CancellationTokenSource _stop = new();
    private PlaybackMarks _marks = PlaybackMarks.None;
    private (int Speech, TimeSpan Sent) _before;
    private DateTimeOffset _nextDue, _spokenUntil;
    private TimeSpan _unheardAtPause;
    private DateTimeOffset _pausedAt;
    private bool _paused, _waiting, _warned;

    public PlayoutActor(OutputSlot output, TimeSpan? patience, TimeSpan lead, Backdrop backdrop)
    {
        (_output, _patience, _lead, _backdrop) = (output, patience, lead, backdrop);
        Receive<PlaySegment>(OnPlay);
        Receive<IntendText>(OnIntend);
        Receive<PausePlayout>(_ => Pause());
        Receive<ResumePlayout>(_ => Resume());
        Receive<StopPlayout>(stop => Stop(stop.Speech));
        Receive<PlaybackMark>(mark => _marks = _marks.Take(mark, Now));
        Receive<RenewOutput>(_ => Renew());
        Receive<Tick>(_ => Run());
        Receive<MoreSound>(_ => OnMoreSound());
        Receive<Starved>(_ => OnStarved());
        ReceiveBackground();
    }

    public ITimerScheduler Timers { get; set; } = null!;

    private DateTimeOffset Now => Context.System.Scheduler.Now;

    /// <summary>The ambient sound begins with the session.</summary>
    protected override void PreStart() => Begin();

    protected override void PostStop()
    {
        _stop.Cancel();
        _backdrop.Close();
        foreach (var segment in _segments)
            segment.Drop();
    }

    private void OnPlay(PlaySegment play)
    {
        _early.Remove(play.Segment, out var text);
        _segments.Enqueue(new PlayoutSegment(play.Segment, play.Audio, text ?? "", play.UseWordTimes));
        if (_segments.Count == 1 && !_paused)
            Begin();
    }

    private void OnIntend(IntendText intend)
    {
        if (_segments.FirstOrDefault(segment => segment.Id == intend.Segment) is { } known)
            known.Intend(intend.Text);
        else
            _early[intend.Segment] = _early.GetValueOrDefault(intend.Segment, "") + intend.Text;
    }

    private void Begin()
    {
        if (_waiting)
            return;
        CatchUp();
        Run();
    }

    /// <summary>Sends every frame that is due, then waits for the next moment or for more sound.</summary>
    private void Run()
    {
        var now = Now;
        if (now - _nextDue > TooLate)
            _nextDue = now;
        while (_nextDue - _lead <= now && (SendSpeech() || SendBackdrop()))
        {
        }
        if (_backdrop.IsAudible || (!_paused && !_waiting && _segments.Count > 0))
            Timers.StartSingleTimer(Tick.Instance, Tick.Instance, Later(_nextDue - _lead - now));
    }

    /// <summary>Sound that runs ahead need not go out frame by frame: a fifth of the lead, at most 200 ms, goes together.</summary>
    private TimeSpan Later(TimeSpan next)
    {
        var together = _lead / 5 < MostTogether ? _lead / 5 : MostTogether;
        return next > together ? next : together;
    }

    /// <summary>The next frame of speech, if there is one now. A segment whose last frame was heard ends here.</summary>
    private bool SendSpeech()
    {
        while (!_paused && _segments.TryPeek(out var segment))
        {
            if (segment.TryTake() is { } frame)
            {
                Send(segment, _backdrop.Behind(frame));
                return true;
            }
            if (segment.IsOver)
                Finish(_segments.Dequeue(), interrupted: false);
            else
            {
                Await(segment);
                return false;
            }
        }
        return false;
    }

    private void Send(PlayoutSegment segment, AudioFrame frame)
    {
        _output.Current.Offer(new PlayedFrame(frame, _nextDue, segment.Id.Speech));
        if (!segment.Started)
        {
            segment.Started = true;
            Context.Parent.Tell(new PlayoutStarted(segment.Id, _nextDue));
        }
        _nextDue += frame.Duration;
        _spokenUntil = _nextDue;
    }

    private void Await(PlayoutSegment segment)
    {
        if (_waiting)
            return;
        _waiting = true;
        if (segment.Started && _patience is { } patience)
            Timers.StartSingleTimer(Starved.Instance, Starved.Instance, patience);
        _ = WaitAsync(segment, Self);
    }

    private async Task WaitAsync(PlayoutSegment segment, IActorRef self)
    {
        try
        {
            await segment.MoreAsync(_stop.Token);
        }
        catch (OperationCanceledException)
        {
            return;
        }
        catch (Exception)
        {
            // The voice failed; it has told the session why, and the segment sees its end.
        }
        self.Tell(MoreSound.Instance);
    }

    private void OnMoreSound()
    {
        _waiting = false;
        Timers.Cancel(Starved.Instance);
        if (_paused || _segments.Count == 0)
            return;
        CatchUp();
        Run();
    }

    /// <summary>"Speaking" without sound: the segment is given up where it stands; the session decides what becomes of the rest.</summary>
    private void OnStarved()
    {
        if (!_waiting || !_segments.TryDequeue(out var segment))
            return;
        segment.Abandon();
        Finish(segment, interrupted: false);
    }

    /// <summary>After a gap sound goes on now; a frame that is still being heard is heard to its end.</summary>
    private void CatchUp()
    {
        if (_nextDue < Now)
            _nextDue = Now;
    }

    private void Pause()
    {
        if (_paused)
            return;
        _paused = true;
        _pausedAt = Now;
        _unheardAtPause = Unheard();
        PlayOn();
    }

    private void Resume()
    {
        if (!_paused)
            return;
        _paused = false;
        if (_segments.Count > 0)
            Begin();
    }

    private void Stop(int speech)
    {
        foreach (var unplayed in _early.Keys.Where(segment => segment.Speech == speech).ToList())
            _early.Remove(unplayed);
        var kept = _segments.Where(segment => segment.Id.Speech != speech).ToList();
        foreach (var stopped in _segments.Where(segment => segment.Id.Speech == speech).ToList())
            Finish(stopped, interrupted: true);
        _segments.Clear();
        kept.ForEach(_segments.Enqueue);
        if (_segments.Count > 0 && !_paused)
            Begin();
        else
            PlayOn();
    }

    /// <summary>The caller has another line: what was on the way to the old one will not be heard.</summary>
    private void Renew()
    {
        if (_segments.TryPeek(out var playing) && playing.Started)
            Stop(playing.Id.Speech);
        _output.Replace();
        Sender.Tell(Done.Instance);
    }

    /// <summary>What was sent of the last frame and is not heard yet.</summary>
    private TimeSpan Unheard() => _spokenUntil > Now ? _spokenUntil - Now : TimeSpan.Zero;

    private void Finish(PlayoutSegment segment, bool interrupted)
    {
        var unheard = _paused ? _unheardAtPause : Unheard();
        var before = _before.Speech == segment.Id.Speech ? _before.Sent : TimeSpan.Zero;
        var position = interrupted
            ? _marks.Heard(segment.Id.Speech, before, HeardOf(segment.Sent, unheard), _paused ? _pausedAt : Now) : segment.Sent;
        _before = (segment.Id.Speech, before + segment.Sent);
        if (interrupted && _lead > TimeSpan.Zero && _nextDue > Now)
            _nextDue = Now; // who plays from a buffer throws it away
        Context.Parent.Tell(new PlayoutFinished(segment.Id, segment.HeardAt(position), segment.Intended, interrupted)
        {
            Position = position,
            Spoken = segment.Spoken(),
            At = Now,
            Broken = segment.Broken,
            Starved = segment.Abandoned,
        });
        segment.Drop();
        if (segment is { ExpectsWordTimes: true, HasWordTimes: false } && segment.Sent > TimeSpan.Zero && !_warned)
        {
            _warned = true;
            Context.GetLogger().Warning("The voice promises times of words and sends none; what was heard is estimated by the clock.");
        }
    }

    /// <summary>A frame that has begun counts as heard; sound that was sent ahead of its time does not.</summary>
    private TimeSpan HeardOf(TimeSpan sent, TimeSpan unheard)
        => sent > unheard ? sent - unheard : _lead > TimeSpan.Zero ? TimeSpan.Zero : sent;

    private sealed record Tick
    {
        public static Tick Instance { get; } = new();
    }

    private sealed record Starved
    {
        public static Starved Instance { get; } = new();
    }

    private sealed record MoreSound
    {
        public static MoreSound Instance { get; } = new();
    }
}
