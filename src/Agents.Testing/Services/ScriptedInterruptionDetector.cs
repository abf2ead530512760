namespace Agents.Testing;

/// <summary>An interruption detector that follows a script: give it to <see cref="AgentDefinition.InterruptionDetector"/>.</summary>
/// <param name="verdict">
/// Asked at the start of each overlap, with its number from 1: after how many seconds of the caller's voice it is called an interruption; null: it only agrees.
/// </param>
public sealed class ScriptedInterruptionDetector(Func<int, double?> verdict) : ScriptedComponent("interruption"), IInterruptionDetector
{
    private long _samples;

    /// <summary>Number of the overlap at whose start the detector fails for good; 0 for none.</summary>
    public int FailsAtOverlap { get; init; }

    /// <summary>How much of the caller's sound it was given.</summary>
    public TimeSpan Heard => AudioTime.ToDuration(Interlocked.Read(ref _samples), Utterance.Rate);

    /// <inheritdoc />
    public IInterruptionStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var events = new BoundedStream<OverlappingSpeechEvent>(1000);
        var actor = parent!.ActorOf(Props.Create(() => new Judge(this, verdict, events)), name!);
        return new Handle(this, actor, events);
    }

    private sealed class Handle(ScriptedInterruptionDetector detector, IActorRef actor, BoundedStream<OverlappingSpeechEvent> events)
        : ScriptedStream<OverlappingSpeechEvent>(actor, events), IInterruptionStream
    {
        public void PushFrame(AudioFrame frame) => Interlocked.Add(ref detector._samples, frame.SamplesPerChannel);

        public void Push(InterruptionSentinel sentinel) => Ref.Tell(sentinel);

        public void EndInput()
        {
        }
    }

    private sealed record Verdict(OverlapSpeechStarted Overlap);

    private sealed class Judge : ReceiveActor, IWithTimers
    {
        private readonly BoundedStream<OverlappingSpeechEvent> _events;
        private OverlapSpeechStarted? _open;
        private int _overlaps;

        public Judge(ScriptedInterruptionDetector detector, Func<int, double?> verdict, BoundedStream<OverlappingSpeechEvent> events)
        {
            _events = events;
            Receive<OverlapSpeechStarted>(started =>
            {
                _open = started;
                if (++_overlaps == detector.FailsAtOverlap)
                    Fail(detector);
                else if (verdict(_overlaps) is { } seconds)
                    Timers.StartSingleTimer("verdict", new Verdict(started), TimeSpan.FromSeconds(seconds) - started.SpeechDuration);
            });
            Receive<Verdict>(judged => Say(true, false));
            Receive<OverlapSpeechEnded>(ended => Say(false, ended.AgentEnded));
            Receive<InterruptionSentinel>(_ => { });
        }

        public ITimerScheduler Timers { get; set; } = null!;

        private void Say(bool interruption, bool agentEnded)
        {
            Timers.Cancel("verdict");
            if (_open is not { } overlap)
                return;
            _open = null;
            var now = Context.System.Scheduler.Now;
            _events.Offer(new OverlappingSpeechEvent
            {
                CreatedAt = now,
                DetectedAt = now,
                IsInterruption = interruption,
                AgentEnded = agentEnded,
                OverlapStartedAt = overlap.StartedAt,
                DetectionDelay = now - overlap.StartedAt,
                Probability = interruption ? 0.9 : 0.1,
                NumRequests = 1,
            });
        }

        private void Fail(ScriptedInterruptionDetector detector)
        {
            var error = new ApiConnectionException("The scripted detector died.", retryable: false);
            detector.Report(new ComponentError(ErrorSource.Interruption, Context.System.Scheduler.Now, detector.Label, error, Recoverable: false),
                Context.Parent);
            _events.Complete(error);
            Context.Stop(Self);
        }
    }
}
