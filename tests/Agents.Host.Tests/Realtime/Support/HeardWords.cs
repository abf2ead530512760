using Agents.Audio;
using Agents.Inference;
using Agents.Kernel.Streams;
using Agents.Messages;

namespace Agents.Host.Tests.Realtime.Support;

/// <summary>A recogniser that counts: each stretch of loud sound is the next line of its script, told after some silence.</summary>
internal sealed class HeardWords : ISpeechToText
{
    private const int Loud = 500;

    /// <summary>What the caller says, in order; nothing left: no words come.</summary>
    public Queue<string> Script { get; } = new();

    /// <summary>How much silence it takes until the words come.</summary>
    public TimeSpan Delay { get; set; } = TimeSpan.FromSeconds(0.2);

    /// <summary>Whether the next loud sound kills the stream for good.</summary>
    public bool Dies { get; set; }

    /// <summary>Loud samples heard so far, at 16 kHz.</summary>
    public long LoudSamples { get; private set; }

    public string Model => "test/stt";

    public string Provider => "test";

    public string Label => nameof(HeardWords);

    public SttCapabilities Capabilities { get; } = new(Diarization: false, AlignedTranscript: false, Keyterms: false, ChatContext: false);

    public event Action<ComponentError>? Error;

    public event Action<ComponentMetrics>? MetricsCollected
    {
        add { }
        remove { }
    }

    public ISpeechStream Stream(LanguageCode? language = null, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null) =>
        new Hearing(this, ((IActorContext)parent!).Self);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Hearing(HeardWords stt, IActorRef parent) : ISpeechStream
    {
        private readonly BoundedStream<SpeechEvent> _events = new(1000);
        private bool _loud;
        private int _silence;

        public IActorRef Ref => ActorRefs.Nobody;

        public TimeSpan StartTimeOffset { get; set; }

        public void PushFrame(AudioFrame frame)
        {
            foreach (var sample in frame.Samples.Span)
                Hear(Math.Abs((int)sample) >= Loud);
        }

        public void Flush()
        {
        }

        public void EndInput() => _events.Complete();

        public void UpdateOptions(SttUpdate update)
        {
        }

        public IAsyncEnumerator<SpeechEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            _events.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

        public ValueTask DisposeAsync()
        {
            _events.Complete();
            return ValueTask.CompletedTask;
        }

        private void Hear(bool loud)
        {
            if (loud)
            {
                stt.LoudSamples++;
                (_loud, _silence) = (true, 0);
                if (stt.Dies)
                    Die();
            }
            else if (_loud && ++_silence >= stt.Delay.TotalSeconds * VoiceActivityDetector.SampleRate)
            {
                _loud = false;
                if (stt.Script.TryDequeue(out var words))
                    _events.Offer(new SpeechEvent(SpeechEventType.FinalTranscript) { Alternatives = [new SpeechData("en", words)] });
            }
        }

        private void Die()
        {
            if (_events.IsCompleted)
                return;
            var error = new ApiConnectionException("The test's recogniser died.", retryable: false);
            var report = new ComponentError(ErrorSource.Stt, default, stt.Label, error, Recoverable: false);
            stt.Error?.Invoke(report);
            parent.Tell(report);
            _events.Complete(error);
        }
    }
}
