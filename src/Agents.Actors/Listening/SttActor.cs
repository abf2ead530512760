namespace Agents.Actors;

/// <summary>
/// Hears: pushes the caller's sound into the recogniser's stream and tells the session what comes out. A stream that failed for good
/// is replaced after 0.5 s (voice-session.md X2); the sound in between waits.
/// </summary>
internal sealed class SttActor : ReceiveActor, IWithTimers
{
    private static readonly TimeSpan RebuildAfter = TimeSpan.FromSeconds(0.5);

    private readonly ISpeechToText _stt;
    private readonly ApiConnectOptions _connect;
    private readonly BoundedStream<AudioFrame> _audio;
    private CancellationTokenSource _stop = new();
    private int _generation;

    public SttActor(ISpeechToText stt, ApiConnectOptions connect, BoundedStream<AudioFrame> audio)
    {
        (_stt, _connect, _audio) = (stt, connect, audio);
        Receive<Heard>(heard => Context.Parent.Tell(heard));
        Receive<ComponentError>(error => Context.Parent.Tell(error));
        Receive<ComponentMetrics>(metrics => Context.Parent.Tell(metrics));
        Receive<StreamEnded>(OnStreamEnded, ended => ended.Generation == _generation);
        Receive<StreamEnded>(_ => { });
        Receive<Rebuild>(_ => Open());
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Open();

    protected override void PostStop() => _stop.Cancel();

    private void Open()
    {
        _generation++;
        var stream = _stt.Stream(connect: _connect, parent: Context, name: $"stream-{_generation}");
        var anchor = new Anchor();
        _stop = new CancellationTokenSource();
        _ = PushAsync(stream, anchor, Context.System.Scheduler, _stop.Token);
        _ = PullAsync(stream, anchor, Self, _generation);
    }

    private void OnStreamEnded(StreamEnded ended)
    {
        _stop.Cancel();
        if (ended.Error is ApiException)
            Timers.StartSingleTimer(Rebuild.Instance, Rebuild.Instance, RebuildAfter);
    }

    private async Task PushAsync(ISpeechStream stream, Anchor anchor, IScheduler clock, CancellationToken stop)
    {
        try
        {
            await foreach (var frame in _audio.ReadAllAsync(stop))
            {
                anchor.Set(clock.Now - frame.Duration);
                stream.PushFrame(frame);
            }
            stream.EndInput();
        }
        catch (OperationCanceledException)
        {
            await stream.DisposeAsync();
        }
        catch (InvalidOperationException)
        {
            // The stream ended meanwhile: the reading side knows why.
        }
    }

    private static async Task PullAsync(ISpeechStream stream, Anchor anchor, IActorRef self, int generation)
    {
        Exception? error = null;
        try
        {
            await foreach (var heard in stream)
                self.Tell(new Heard(heard, anchor.At));
        }
        catch (Exception failure)
        {
            error = failure;
        }
        self.Tell(new StreamEnded(generation, error));
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
