namespace Agents.Actors;

/// <summary>
/// Hears: runs the agent's recogniser node over the caller's sound and tells the session what comes out. A stream that failed for good
/// is replaced after 0.5 s (voice-session.md X2); the sound in between waits. A stream goes on through a handoff if recogniser and node stay
/// the same (S12). One that nears its provider's limit is replaced in a silence: the old one gives its last words, the new one hears from the next frame on.
/// </summary>
internal sealed class SttActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan RebuildAfter = TimeSpan.FromSeconds(0.5);

    private readonly BoundedStream<AudioFrame> _audio;
    private readonly NodeStreams<int> _nodes = new("stream");
    private readonly StreamRenewal _renewal;
    private ListenWith? _listening;
    private CancellationTokenSource _handover = new();
    private DateTimeOffset _openedAt;
    private bool _voice, _openWords;
    private int _generation;

    public SttActor(BoundedStream<AudioFrame> audio, StreamRenewal renewal)
    {
        (_audio, _renewal) = (audio, renewal);
        Receive<CallerStarted>(_ => OnVoice(true));
        Receive<CallerStopped>(_ => OnVoice(false));
        Receive<RenewalDue>(_ => Renew());
        Receive<ListenWith>(OnListen);
        Receive<OpenStream>(ask => _nodes.Open(ask, Context, Sender));
        Receive<Heard>(OnHeard);
        Receive<ComponentError>(error => Context.Parent.Tell(error));
        Receive<ComponentMetrics>(metrics => Context.Parent.Tell(metrics));
        Receive<StreamEnded>(OnStreamEnded, ended => ended.Generation == _generation);
        Receive<StreamEnded>(ended => _nodes.End(ended.Generation));
        Receive<Rebuild>(_ => Open());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PostStop() => _nodes.EndAll();

    private void OnListen(ListenWith next)
    {
        var before = _listening;
        _listening = next;
        if (before is not null && before.GoesOnAs(next))
            return;
        Timers.Cancel(Rebuild.Instance);
        _nodes.End(_generation);
        if (before?.Recogniser is null)
            _audio.Clear(); // what nobody listened to
        Open();
    }

    private void Open()
    {
        _generation++;
        if (_listening is not { Recogniser: { } recogniser } listening)
            return;
        var call = new SttCall(_nodes.Begin(_generation, Self), recogniser, listening.Connect);
        _handover = new CancellationTokenSource();
        _openedAt = Context.System.Scheduler.Now;
        ExpectRenewal(_renewal.Limit - _renewal.Grace);
        _ = ListenAsync(listening.Agent, call, _handover.Token, Context.System.Scheduler, Self, _generation);
    }

    private void OnHeard(Heard heard)
    {
        Context.Parent.Tell(heard);
        _openWords = heard.Event.Type is SpeechEventType.InterimTranscript or SpeechEventType.PreflightTranscript;
        Renew();
    }

    private void OnVoice(bool voice)
    {
        _voice = voice;
        Renew();
    }

    /// <summary>If it is time, the old stream's sound ends here and a new one takes over.</summary>
    private void Renew()
    {
        if (!_nodes.IsRunning(_generation))
            return;
        var age = Context.System.Scheduler.Now - _openedAt;
        if (!_renewal.IsDue(age, callerSilent: !_voice && !_openWords))
        {
            ExpectRenewal(age < _renewal.Limit - _renewal.Grace ? _renewal.Limit - _renewal.Grace - age : _renewal.Limit - age);
            return;
        }
        _handover.Cancel();
        _openWords = false;
        Open();
    }

    private void ExpectRenewal(TimeSpan? after)
    {
        if (after is { } due)
            Timers.StartSingleTimer(RenewalDue.Instance, RenewalDue.Instance, due);
    }

    private void OnStreamEnded(StreamEnded ended)
    {
        _nodes.End(ended.Generation);
        if (ended.Error is null or OperationCanceledException)
            return;
        if (ended.Error is not ApiException)
            Context.Parent.Tell(new ComponentError(
                ErrorSource.Us, Context.System.Scheduler.Now, nameof(Agent.SttNode), ended.Error, Recoverable: true));
        Timers.StartSingleTimer(Rebuild.Instance, Rebuild.Instance, RebuildAfter);
    }

    private async Task ListenAsync(Agent agent, SttCall call, CancellationToken handover, IScheduler clock, IActorRef self, int generation)
    {
        Exception? error = null;
        var anchor = new Anchor();
        try
        {
            await foreach (var heard in agent.SttNode(Anchored(anchor, clock, handover), call).WithCancellation(call.CancellationToken))
                self.Tell(new Heard(heard, anchor.At));
        }
        catch (Exception failure)
        {
            error = failure;
        }
        self.Tell(new StreamEnded(generation, error));
    }

    private async IAsyncEnumerable<AudioFrame> Anchored(Anchor anchor, IScheduler clock, CancellationToken handover,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(handover, stop);
        while (await MoreAsync(either.Token, stop))
        {
            while (!handover.IsCancellationRequested && _audio.TryRead(out var frame))
            {
                anchor.Set(clock.Now - frame.Duration);
                yield return frame;
            }
        }
    }

    /// <summary>False at the end of the sound, or where another stream takes over.</summary>
    private async Task<bool> MoreAsync(CancellationToken either, CancellationToken stop)
    {
        try
        {
            return await _audio.WaitToReadAsync(either);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return false;
        }
    }

    /// <summary>The moment of the first sample. Written once by the pushing loop, read by the pulling one.</summary>
    private sealed class Anchor
    {
        private long _ticks;

        public DateTimeOffset At => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

        public void Set(DateTimeOffset at) => Interlocked.CompareExchange(ref _ticks, at.UtcTicks, 0);
    }

    private sealed record StreamEnded(int Generation, Exception? Error);

    private sealed record RenewalDue
    {
        public static RenewalDue Instance { get; } = new();
    }

    private sealed record Rebuild
    {
        public static Rebuild Instance { get; } = new();
    }
}
