using Agents.Audio;
using Agents.Inference;
using Agents.Kernel.Streams;
using Agents.Messages;

namespace Agents.Host.Tests.Telephony;

/// <summary>Understands the texts of a list, one after the other, each when a stretch of loud sound is over: sound that came over a telephone.</summary>
internal sealed class LineStt(params string[] texts) : ISpeechToText
{
    private readonly Queue<string> _texts = new(texts);

    public string Model => "line";

    public string Provider => "test";

    public string Label => nameof(LineStt);

    public SttCapabilities Capabilities { get; } = new(Diarization: false, AlignedTranscript: false, Keyterms: false, ChatContext: false);

    public event Action<ComponentError>? Error { add { } remove { } }

    public event Action<ComponentMetrics>? MetricsCollected { add { } remove { } }

    public ISpeechStream Stream(LanguageCode? language = null, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null) =>
        new Ear(_texts, parent!.ActorOf(Props.Create(() => new Nobody()), name!));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Nobody : ReceiveActor;

    private sealed class Ear(Queue<string> texts, IActorRef actor) : ISpeechStream
    {
        private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

        private readonly BoundedStream<SpeechEvent> _events = new(1000);
        private TimeSpan _quiet;
        private bool _hearing;

        public IActorRef Ref => actor;

        public TimeSpan StartTimeOffset { get; set; }

        public void PushFrame(AudioFrame frame)
        {
            if (Loudness.IsLoud(frame.Samples.Span))
                (_hearing, _quiet) = (true, TimeSpan.Zero);
            else if (_hearing && (_quiet += frame.Duration) >= Pause)
            {
                _hearing = false;
                if (texts.TryDequeue(out var text))
                    _events.Offer(new SpeechEvent(SpeechEventType.FinalTranscript) { Alternatives = [new SpeechData("en", text) { Confidence = 0.9 }] });
            }
        }

        public void Flush()
        {
        }

        public void EndInput()
        {
        }

        public void UpdateOptions(SttUpdate update)
        {
        }

        public IAsyncEnumerator<SpeechEvent> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
            _events.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

        public ValueTask DisposeAsync()
        {
            _events.Complete();
            actor.Tell(PoisonPill.Instance);
            return ValueTask.CompletedTask;
        }
    }
}
