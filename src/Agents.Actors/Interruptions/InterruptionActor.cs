namespace Agents.Actors;

/// <summary>
/// Listens to the caller over the agent: pushes sound and sentinels into the detector's stream and tells the session what it finds. A stream that failed for
/// good is not opened again: the session goes on without (voice-session.md I23).
/// </summary>
internal sealed class InterruptionActor : ReceiveActor
{
    private readonly IInterruptionDetector _detector;
    private readonly ApiConnectOptions _connect;
    private readonly BoundedStream<AudioFrame> _audio;
    private readonly CancellationTokenSource _stop = new();
    private IInterruptionStream? _stream;

    public InterruptionActor(IInterruptionDetector detector, ApiConnectOptions connect, BoundedStream<AudioFrame> audio)
    {
        (_detector, _connect, _audio) = (detector, connect, audio);
        Receive<InterruptionSentinel>(sentinel => _stream?.Push(sentinel));
        Receive<OverlapDetected>(detected => Context.Parent.Tell(detected));
        Receive<DetectorLost>(OnLost);
        Receive<ComponentMetrics>(metrics => Context.Parent.Tell(metrics));
        Receive<ComponentError>(_ => { }); // the detector's failures are no errors of the session
    }

    protected override void PreStart()
    {
        _stream = _detector.Stream(_connect, Context, "stream");
        _ = PushAsync(_stream, _stop.Token);
        _ = PullAsync(_stream, Self);
    }

    protected override void PostStop()
    {
        _stop.Cancel();
        _ = _stream?.DisposeAsync();
    }

    private void OnLost(DetectorLost lost)
    {
        _stream = null;
        _stop.Cancel();
        Context.Parent.Tell(lost);
        Context.Stop(Self);
    }

    private async Task PushAsync(IInterruptionStream stream, CancellationToken stop)
    {
        try
        {
            await foreach (var frame in _audio.ReadAllAsync(stop))
                stream.PushFrame(frame);
        }
        catch (OperationCanceledException)
        {
            // The actor stopped.
        }
        catch (InvalidOperationException)
        {
            // The stream ended meanwhile: the reading side knows why.
        }
    }

    private static async Task PullAsync(IInterruptionStream stream, IActorRef self)
    {
        try
        {
            await foreach (var said in stream)
                self.Tell(new OverlapDetected(said));
        }
        catch (Exception error)
        {
            self.Tell(new DetectorLost(error));
        }
    }
}

/// <summary>The detector's verdict on one overlap.</summary>
internal sealed record OverlapDetected(OverlappingSpeechEvent Event);

/// <summary>The detector failed for good.</summary>
internal sealed record DetectorLost(Exception Error);
