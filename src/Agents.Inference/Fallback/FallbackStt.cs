using System.Threading.Channels;
using Agents.Audio;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// A list of speech to text services that stand in for one another: when one fails, the next gets the audio that no final transcript has covered, and
/// goes on.
/// </summary>
public sealed class FallbackStt : FallbackComponent<ISpeechToText>, ISpeechToText
{
    /// <summary>Makes the list.</summary>
    /// <param name="components">At least one, the preferred first.</param>
    /// <param name="policy">Null for <see cref="FallbackPolicy.ForStt"/>.</param>
    /// <param name="clock">For the times of error events; null for the system's.</param>
    public FallbackStt(IReadOnlyList<ISpeechToText> components, FallbackPolicy? policy = null, TimeProvider? clock = null)
        : base(components, policy ?? FallbackPolicy.ForStt, ErrorSource.Stt, clock)
    {
    }

    /// <summary>Interim results, diarization and word times need all entries; key terms and context any.</summary>
    public SttCapabilities Capabilities
    {
        get
        {
            var all = Components.Select(component => component.Capabilities).ToList();
            return new SttCapabilities(
                Diarization: all.TrueForAll(each => each.Diarization),
                AlignedTranscript: all.TrueForAll(each => each.AlignedTranscript),
                Keyterms: all.Exists(each => each.Keyterms),
                ChatContext: all.Exists(each => each.ChatContext),
                InterimResults: all.TrueForAll(each => each.InterimResults));
        }
    }

    /// <inheritdoc/>
    public ISpeechStream Stream(
        LanguageCode? language = null, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var output = Channel.CreateUnbounded<SpeechEvent>(new UnboundedChannelOptions { SingleReader = true });
        var plan = Plan<SpeechEvent>(parent);
        var relay = new SpeechRelay();
        var ask = new SttFallbackAsk(
            (index, owner, attempt) => Components[index].Stream(language, Policy.Connect, owner, attempt), output.Writer, relay, connect ?? ApiConnectOptions.Default);
        plan.Life.Ref = InferenceSystem.Or(parent).ActorOf(Props.Create(() => new FallbackSttActor(plan, ask)), name);
        return new FallbackSpeechStream(plan.Life, output.Reader.Enumerate, InferenceSystem.Of(parent), relay);
    }

    private protected override async Task Probe(ISpeechToText component, IActorRefFactory parent)
    {
        await using var stream = component.Stream(connect: Policy.Connect with { MaxRetry = 0 }, parent: parent);
        stream.PushFrame(AudioFrame.Silence(TimeSpan.FromSeconds(0.5), 16000));
        stream.EndInput();
        await foreach (var _ in stream)
        {
        }
    }
}

/// <summary>What a speech to text stream over a fallback list needs.</summary>
internal sealed record SttFallbackAsk(
    Func<int, IActorRefFactory, string, ISpeechStream> Start, ChannelWriter<SpeechEvent> Output, SpeechRelay Relay, ApiConnectOptions Connect);

/// <summary>One speech to text stream over a fallback list.</summary>
internal sealed class FallbackSttActor(FallbackPlan<SpeechEvent> plan, SttFallbackAsk ask) : FallbackActor<SpeechEvent>(plan, RetryPolicy.ForStt(ask.Connect))
{
    private ISpeechStream? _stream;
    private bool _speaking;

    protected override IInferenceStream<SpeechEvent> Start(int index, IActorRefFactory parent, string name) => _stream = ask.Start(index, parent, name);

    protected override void Started() => ask.Relay.Switch(_stream!);

    protected override bool IsUseful(SpeechEvent item) => true;

    protected override ValueTask EmitAsync(FallbackAttempt attempt, SpeechEvent item)
    {
        var again = item.Type == SpeechEventType.StartOfSpeech && _speaking;
        _speaking = item.Type switch
        {
            SpeechEventType.StartOfSpeech => true,
            SpeechEventType.EndOfSpeech => false,
            _ => _speaking,
        };
        ask.Relay.SetSpeaking(_speaking || item.Type is SpeechEventType.InterimTranscript or SpeechEventType.PreflightTranscript);
        if (item is { Type: SpeechEventType.FinalTranscript, Alternatives: [var said, ..] })
            ask.Relay.Acknowledge(said.EndTime);
        if (!again)
            ask.Output.TryWrite(item);
        return ValueTask.CompletedTask;
    }

    protected override bool TryContinue() => true;

    protected override void Complete(Exception? error) => ask.Output.TryComplete(error);
}
