using System.Collections.Concurrent;
using Agents.Kernel.Streams;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>Text to speech through the inference protocol (seed: <c>TTS</c>; protocol section 3).</summary>
public sealed class Tts : InferenceComponent, ITextToSpeech, IHasEndpoint
{
    private readonly TtsOptions _options;
    private readonly Gateway _gateway;
    private readonly ConcurrentDictionary<ActorSystem, Lazy<IActorRef>> _pools = new();
    private volatile TtsSettings _settings;

    /// <summary>Makes the component. Nothing is sent yet.</summary>
    /// <exception cref="ArgumentException">An option is wrong, or there is no key or secret.</exception>
    public Tts(TtsOptions options)
        : base(ErrorSource.Tts, options.Clock)
    {
        _options = options;
        Check.SampleRate(options.SampleRate);
        Check.Encoding(options.Encoding);
        Check.Between(options.OutputBuffer, TimeSpan.FromSeconds(0.2), TimeSpan.FromSeconds(60));
        Check.Lengths(options.Packets);
        _settings = TtsSettings.From(options);
        _gateway = Gateway.Resolve(options);
    }

    /// <summary>Makes the component for a model, <c>provider/model[:voice]</c>.</summary>
    public Tts(string model)
        : this(new TtsOptions { Model = model })
    {
    }

    /// <inheritdoc/>
    public override string Model => _settings.Model;

    string IHasEndpoint.Endpoint => $"{_gateway.BaseUrl} {_gateway.ApiKey.Value}";

    /// <inheritdoc/>
    public TtsCapabilities Capabilities => new(_settings.Aligned);

    /// <inheritdoc/>
    public int SampleRate => _options.SampleRate;

    /// <summary>Always 1.</summary>
    public int Channels => 1;

    /// <summary>Makes the component for a model, <c>provider/model[:voice]</c>, with all else by default (seed: <c>from_model_string</c>).</summary>
    public static Tts FromModelString(string model)
    {
        var (name, voice) = ModelString.Parse(model);
        return new Tts(new TtsOptions { Model = name, Voice = string.IsNullOrEmpty(voice) ? null : voice });
    }

    /// <inheritdoc/>
    public void Prewarm(IActorRefFactory? parent = null) => PoolOf(parent).Tell(TtsPrewarm.Instance);

    /// <inheritdoc/>
    public ISynthesizeStream Stream(ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null) =>
        Start(connect, parent, name, streamed: true);

    /// <inheritdoc/>
    public IInferenceStream<SynthesizedAudio> Synthesize(
        string text, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var stream = Start(connect, parent, name, streamed: false);
        stream.PushText(text);
        stream.EndInput();
        return stream;
    }

    /// <summary>
    /// Changes options for later streams; running ones keep theirs. Open connections stay: the new values go out with each packet of text.
    /// </summary>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public void UpdateOptions(TtsUpdate update)
    {
        _settings = _settings.Apply(update);
        foreach (var pool in _pools.Values)
            pool.Value.Tell(new TtsPoolSettings(_settings));
    }

    /// <summary>Stops all streams and closes all connections.</summary>
    public override ValueTask DisposeAsync()
    {
        foreach (var pool in _pools.Values)
            pool.Value.Tell(PoisonPill.Instance);
        _pools.Clear();
        return base.DisposeAsync();
    }

    private SynthesizeStream Start(ApiConnectOptions? connect, IActorRefFactory? parent, string? name, bool streamed)
    {
        var output = new BoundedStream<SynthesizedAudio>(_options.OutputBuffer, static audio => audio.Frame.Duration, name: "tts");
        var life = Streams.Enter();
        var plan = new TtsStreamPlan(
            _options, _settings, connect ?? ApiConnectOptions.Default, PoolOf(parent), output, Events.For(parent), life, streamed);
        life.Ref = InferenceSystem.Or(parent).ActorOf(Props.Create(() => new TtsStreamActor(plan)), name);
        return new SynthesizeStream(life, output.ReadAllAsync, InferenceSystem.Of(parent));
    }

    private IActorRef PoolOf(IActorRefFactory? parent) => _pools.GetOrAdd(
        InferenceSystem.Of(parent),
        system => new Lazy<IActorRef>(() => system.ActorOf(Props.Create(() => new TtsPoolActor(_options, _gateway, _settings)), null))).Value;
}
