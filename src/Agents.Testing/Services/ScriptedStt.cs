namespace Agents.Testing;

/// <summary>
/// Understands the scripted caller: a final some time after the end of each utterance it has heard in the sound it was given.
/// </summary>
/// <param name="caller">Whose script it knows.</param>
public sealed class ScriptedStt(ScriptedCaller caller) : ScriptedComponent("stt"), ISpeechToText
{
    private long _samples;

    /// <summary>Seconds from the end of an utterance to its final. Default 0.2.</summary>
    public double FinalAfter { get; init; } = 0.2;

    /// <summary>Seconds from the onset to an interim with the first word; 0 (the default): none.</summary>
    public double InterimAfter { get; init; }

    /// <summary>Seconds from the end of an utterance to the second final of its words after a "|".</summary>
    public double SecondFinalAfter { get; init; }

    /// <summary>Seconds from the end of an utterance to the recogniser's own end of speech, for turns that it ends. Null (default): it says none.</summary>
    public double? EndOfSpeechAfter { get; init; }

    /// <summary>Streams that die as soon as they hear something: the first so many.</summary>
    public int DyingStreams { get; set; }

    /// <summary>Seconds after which a stream is ended by its provider, with an error. Default 0: never.</summary>
    public double StreamLimit { get; init; }

    /// <summary>Seconds of an utterance that a stream hears before it dies. Default 0: it dies at the onset.</summary>
    public double DiesAfter { get; init; }

    /// <summary>How much sound it was given, silence and replayed sound too.</summary>
    public TimeSpan Heard => AudioTime.ToDuration(Interlocked.Read(ref _samples), Utterance.Rate);

    /// <summary>Streams opened so far.</summary>
    public int Streams { get; private set; }

    /// <inheritdoc />
    public SttCapabilities Capabilities { get; } = new(Diarization: false, AlignedTranscript: true, Keyterms: false, ChatContext: false);

    /// <inheritdoc />
    public ISpeechStream Stream(LanguageCode? language = null, ApiConnectOptions? connect = null, IActorRefFactory? parent = null,
        string? name = null)
    {
        Streams++;
        var events = new BoundedStream<SpeechEvent>(1000);
        var actor = parent!.ActorOf(Props.Create(() => new Recogniser(this, events, caller.Script)), name!);
        return new Handle(this, actor, events);
    }

    private sealed class Handle(ScriptedStt stt, IActorRef actor, BoundedStream<SpeechEvent> events) : ScriptedStream<SpeechEvent>(actor, events),
        ISpeechStream
    {
        private int? _hearing;

        public TimeSpan StartTimeOffset { get; set; }

        public void PushFrame(AudioFrame frame)
        {
            Interlocked.Add(ref stt._samples, frame.SamplesPerChannel);
            for (var i = 0; i < frame.SamplesPerChannel; i += Utterance.Rate / 1000)
                Hear(Utterance.NumberAt(frame, i));
        }

        public void Flush()
        {
        }

        public void EndInput()
        {
            Hear(null);
            Ref.Tell(InputEnded.Instance);
        }

        public void UpdateOptions(SttUpdate update)
        {
        }

        private void Hear(int? number)
        {
            if (number == _hearing)
                return;
            if (_hearing is { } ended)
                Ref.Tell(new Ended(ended));
            if (number is { } began)
                Ref.Tell(new Began(began));
            _hearing = number;
        }
    }

    private sealed record Began(int Number);

    private sealed record Ended(int Number);

    private sealed record Say(SpeechEvent Event);

    private sealed record InputEnded
    {
        public static InputEnded Instance { get; } = new();
    }

    private sealed record Death
    {
        public static Death Instance { get; } = new();
    }

    private sealed class Recogniser : ReceiveActor, IWithTimers
    {
        private readonly BoundedStream<SpeechEvent> _events;
        private readonly double _limit;

        public Recogniser(ScriptedStt stt, BoundedStream<SpeechEvent> events, IReadOnlyList<Utterance> script)
        {
            Receive<Began>(began =>
            {
                if (stt.DyingStreams > 0)
                {
                    stt.DyingStreams--;
                    Timers.StartSingleTimer("death", Death.Instance, TimeSpan.FromSeconds(stt.DiesAfter));
                    return;
                }
                if (stt.InterimAfter > 0 && script[began.Number] is { IsNoise: false } said)
                    Later(stt.InterimAfter, began, Event(SpeechEventType.InterimTranscript, said with { Text = said.Text.Split(' ')[0] }));
            });
            Receive<Ended>(ended =>
            {
                if (stt.EndOfSpeechAfter is { } end)
                    Later(end, (ended, "end"), new SpeechEvent(SpeechEventType.EndOfSpeech));
                if (script[ended.Number] is not { IsNoise: false } said)
                    return;
                var parts = said.Text.Split('|');
                Later(stt.FinalAfter, ended, Event(SpeechEventType.FinalTranscript, said with { Text = parts[0] }));
                if (parts.Length > 1)
                    Later(stt.SecondFinalAfter, (ended, 2), Event(SpeechEventType.FinalTranscript, said with { Text = parts[1] }));
            });
            Receive<Say>(say => events.Offer(say.Event));
            Receive<InputEnded>(_ => Timers.StartSingleTimer("end", PoisonPill.Instance, TimeSpan.FromSeconds(stt.FinalAfter + stt.SecondFinalAfter)));
            _events = events;
            _limit = stt.StreamLimit;
            Receive<Death>(_ =>
            {
                var error = new ApiConnectionException("The scripted stream died.");
                stt.Report(new ComponentError(ErrorSource.Stt, Context.System.Scheduler.Now, stt.Label, error, Recoverable: false), Context.Parent);
                events.Complete(error);
                Context.Stop(Self);
            });
        }

        public ITimerScheduler Timers { get; set; } = null!;

        protected override void PreStart()
        {
            if (_limit > 0)
                Timers.StartSingleTimer("death", Death.Instance, TimeSpan.FromSeconds(_limit));
        }

        protected override void PostStop() => _events.Complete();

        private void Later(double seconds, object key, SpeechEvent say)
            => Timers.StartSingleTimer(key, new Say(say), TimeSpan.FromSeconds(seconds));

        private static SpeechEvent Event(SpeechEventType type, Utterance said) => new(type)
        {
            Alternatives = [new SpeechData("en", said.Text) { StartTime = TimeSpan.FromSeconds(said.At),
                EndTime = TimeSpan.FromSeconds(said.EndsAt), Confidence = 0.9 }],
        };
    }
}
