using Agents.Kernel.Streams;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// A list of voices that stand in for one another: when one fails, or gives no audio in time, the next speaks on after the last word that was put
/// out. The output's rate is the highest of the list; the others are resampled.
/// </summary>
public sealed class FallbackTts : FallbackComponent<ITextToSpeech>, ITextToSpeech
{
    private static readonly TimeSpan OutputBuffer = TimeSpan.FromSeconds(1);

    /// <summary>Makes the list.</summary>
    /// <param name="components">At least one, the preferred first; all with one channel.</param>
    /// <param name="policy">Null for <see cref="FallbackPolicy.ForTts"/>.</param>
    /// <param name="clock">For the times of error events; null for the system's.</param>
    /// <exception cref="ArgumentException">The list is empty, or has entries of different channel counts.</exception>
    public FallbackTts(IReadOnlyList<ITextToSpeech> components, FallbackPolicy? policy = null, TimeProvider? clock = null)
        : base(components, policy ?? FallbackPolicy.ForTts, ErrorSource.Tts, clock)
    {
        if (components.Any(component => component.Channels != components[0].Channels))
            throw new ArgumentException("All entries of a text to speech fallback list must have the same number of channels.", nameof(components));
    }

    /// <summary>Streams if any entry does; gives times only if all do.</summary>
    public TtsCapabilities Capabilities =>
        new(Components.All(component => component.Capabilities.AlignedTranscript), Components.Any(component => component.Capabilities.Streaming));

    /// <summary>The highest rate of the list.</summary>
    public int SampleRate => Components.Max(component => component.SampleRate);

    /// <inheritdoc/>
    public int Channels => Components[0].Channels;

    /// <summary>Opens a connection of the first entry ahead of need.</summary>
    public void Prewarm(IActorRefFactory? parent = null) => Components[0].Prewarm(parent);

    /// <inheritdoc/>
    public ISynthesizeStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var output = new BoundedStream<SynthesizedAudio>(OutputBuffer, static audio => audio.Frame.Duration, name: "tts-fallback");
        var plan = Plan<SynthesizedAudio>(parent);
        var ask = new TtsFallbackAsk(
            (index, owner, attempt) => Components[index].Stream(Policy.Connect, owner, attempt), output, SampleRate, connect ?? ApiConnectOptions.Default);
        plan.Life.Ref = InferenceSystem.Or(parent).ActorOf(Props.Create(() => new FallbackTtsActor(plan, ask)), name);
        return new SynthesizeStream(plan.Life, output.ReadAllAsync, InferenceSystem.Of(parent));
    }

    /// <inheritdoc/>
    public IInferenceStream<SynthesizedAudio> Synthesize(
        string text, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var stream = Stream(connect, parent, name);
        stream.PushText(text);
        stream.EndInput();
        return stream;
    }

    private protected override async Task Probe(ITextToSpeech component, IActorRefFactory parent)
    {
        await using var audio = component.Synthesize("Yes.", Policy.Connect with { MaxRetry = 0 }, parent);
        await foreach (var _ in audio)
            return;
        throw new ApiException("The probe got no audio.");
    }
}

/// <summary>What a text to speech stream over a fallback list needs.</summary>
internal sealed record TtsFallbackAsk(
    Func<int, IActorRefFactory, string, ISynthesizeStream> Start, BoundedStream<SynthesizedAudio> Output, int SampleRate, ApiConnectOptions Connect);
