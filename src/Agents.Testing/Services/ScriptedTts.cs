namespace Agents.Testing;

/// <summary>Speaks each word for the same time, some time after it has the text of the whole segment; much faster than true time.</summary>
public sealed class ScriptedTts : ScriptedComponent, ITextToSpeech
{
    private readonly List<string> _spoken = [];

    /// <summary>Makes a voice that works.</summary>
    public ScriptedTts()
        : base("tts")
    {
    }

    /// <summary>Seconds from the end of the text to the first sound. Default 0.2.</summary>
    public double FirstSound { get; init; } = 0.2;

    /// <summary>Seconds that each word takes. Default 0.25.</summary>
    public double PerWord { get; init; } = 0.25;

    /// <summary>Segments that die after so many words, without hope, one entry each; a negative one lives. Then all is well.</summary>
    public Queue<int> DeathsAfterWords { get; } = new();

    /// <summary>Whether word times are sent.</summary>
    public bool Aligned { get; init; } = true;

    /// <summary>Whether it promises times of words and sends none. Default: no.</summary>
    public bool WithholdsTimes { get; init; }

    /// <summary>Whether it takes text bit by bit; else whole texts only.</summary>
    public bool Streaming { get; init; } = true;

    /// <summary>Segments that fall silent for ever after so many words, one entry each; a negative one does not.</summary>
    public Queue<int> SilencesAfterWords { get; } = new();

    /// <summary>All text given to the voice, segment by segment.</summary>
    public IReadOnlyList<string> Spoken => _spoken;

    /// <inheritdoc />
    public TtsCapabilities Capabilities => new(Aligned, Streaming);

    /// <inheritdoc />
    public int SampleRate { get; init; } = 24_000;

    /// <inheritdoc />
    public int Channels => 1;

    /// <inheritdoc />
    public void Prewarm(IActorRefFactory? parent = null)
    {
    }

    /// <inheritdoc />
    public ISynthesizeStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var audio = new BoundedStream<SynthesizedAudio>(TimeSpan.FromSeconds(1), static piece => piece.Frame.Duration);
        var actor = parent!.ActorOf(Props.Create(() => new Voice(this, audio)), name!);
        return new Handle(actor, audio);
    }

    /// <inheritdoc />
    public IInferenceStream<SynthesizedAudio> Synthesize(string text, ApiConnectOptions? connect = null, IActorRefFactory? parent = null,
        string? name = null)
    {
        var stream = Stream(connect, parent, name);
        stream.PushText(text);
        stream.EndInput();
        return stream;
    }

    private sealed class Handle(IActorRef actor, BoundedStream<SynthesizedAudio> audio) : ScriptedStream<SynthesizedAudio>(actor, audio),
        ISynthesizeStream
    {
        public void PushText(string text) => Ref.Tell(new Text(text));

        public void Flush() => EndInput();

        public void EndInput() => Ref.Tell(End.Instance);
    }

    private sealed record Text(string More);

    private sealed record End
    {
        public static End Instance { get; } = new();
    }

    private sealed record Sound;

    private sealed class Voice : ReceiveActor, IWithTimers
    {
        private readonly ScriptedTts _tts;
        private readonly BoundedStream<SynthesizedAudio> _audio;
        private string _text = "";

        public Voice(ScriptedTts tts, BoundedStream<SynthesizedAudio> audio)
        {
            (_tts, _audio) = (tts, audio);
            Receive<Text>(text => _text += text.More);
            Receive<End>(_ => Timers.StartSingleTimer("sound", new Sound(), TimeSpan.FromSeconds(_tts.FirstSound)));
            Receive<Sound>(_ => Begin());
        }

        public ITimerScheduler Timers { get; set; } = null!;

        private void Begin()
        {
            _tts._spoken.Add(_text);
            var words = _text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
            int? deadAfter = _tts.DeathsAfterWords.TryDequeue(out var death) && death >= 0 ? death : null;
            int? silentAfter = _tts.SilencesAfterWords.TryDequeue(out var silence) && silence >= 0 ? silence : null;
            _ = SpeakAsync(words, deadAfter, silentAfter, Context.Parent, Context.System.Scheduler);
        }

        private async Task SpeakAsync(string[] words, int? deadAfter, int? silentAfter, IActorRef parent, IScheduler clock)
        {
            var length = TimeSpan.FromSeconds(_tts.PerWord);
            for (var i = 0; i < words.Length && i != deadAfter; i++)
            {
                if (i == silentAfter)
                    return;
                var times = _tts is { Aligned: true, WithholdsTimes: false } ? new[] { new TimedWord(words[i], i * length, (i + 1) * length) } : [];
                var frame = new AudioFrame(Enumerable.Repeat((short)(100 + i), (int)(_tts.SampleRate * _tts.PerWord)).ToArray(), _tts.SampleRate);
                if (!await _audio.OfferAsync(new SynthesizedAudio(frame, "request", "segment", i == words.Length - 1, times)))
                    return;
            }
            if (deadAfter is not null)
            {
                var error = new ApiConnectionException("The scripted voice died.");
                _tts.Report(new ComponentError(ErrorSource.Tts, clock.Now, _tts.Label, error, Recoverable: false), parent);
                _audio.Complete(error);
            }
            else
            {
                _tts.Report(new TtsMetrics { Label = _tts.Label, Metadata = _tts.Metadata, RequestId = "request", Timestamp = clock.Now,
                    CharactersCount = _text.Length, AudioDuration = words.Length * length }, parent);
                _audio.Complete();
            }
        }
    }
}
