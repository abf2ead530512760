namespace Agents.Actors;

/// <summary>
/// Hears: runs the agent's recogniser node over the caller's sound and tells the session what comes out. A stream that failed for good
/// is replaced after 0.5 s (voice-session.md X2); the sound in between waits. A stream goes on through a handoff if recogniser and node stay
/// the same (S12).
/// </summary>
internal sealed class SttActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan RebuildAfter = TimeSpan.FromSeconds(0.5);

    private readonly BoundedStream<AudioFrame> _audio;
    private readonly NodeStreams<int> _nodes = new("stream");
    private ListenWith? _listening;
    private int _generation;

    public SttActor(BoundedStream<AudioFrame> audio)
    {
        _audio = audio;
        Receive<ListenWith>(OnListen);
        Receive<OpenStream>(ask => _nodes.Open(ask, Context, Sender));
        Receive<Heard>(heard => Context.Parent.Tell(heard));
        Receive<ComponentError>(error => Context.Parent.Tell(error));
        Receive<ComponentMetrics>(metrics => Context.Parent.Tell(metrics));
        Receive<StreamEnded>(OnStreamEnded, ended => ended.Generation == _generation);
        Receive<StreamEnded>(_ => { });
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
        _ = ListenAsync(listening.Agent, call, new Anchor(), Context.System.Scheduler, Self, _generation);
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

    private async Task ListenAsync(Agent agent, SttCall call, Anchor anchor, IScheduler clock, IActorRef self, int generation)
    {
        Exception? error = null;
        try
        {
            await foreach (var heard in agent.SttNode(Anchored(anchor, clock), call).WithCancellation(call.CancellationToken))
                self.Tell(new Heard(heard, anchor.At));
        }
        catch (Exception failure)
        {
            error = failure;
        }
        self.Tell(new StreamEnded(generation, error));
    }

    private async IAsyncEnumerable<AudioFrame> Anchored(Anchor anchor, IScheduler clock,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop = default)
    {
        await foreach (var frame in _audio.ReadAllAsync(stop))
        {
            anchor.Set(clock.Now - frame.Duration);
            yield return frame;
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

    private sealed record Rebuild
    {
        public static Rebuild Instance { get; } = new();
    }
}
