using System.Threading.Channels;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>Speech to text through the inference protocol (seed: <c>STT</c>; protocol section 2).</summary>
public sealed class Stt : InferenceComponent, ISpeechToText, IHasEndpoint
{
    private const int MaxContextLength = 1750;

    private readonly SttOptions _options;
    private readonly Gateway _gateway;
    private volatile SttSettings _settings;

    /// <summary>Makes the component. Nothing is sent yet.</summary>
    /// <param name="options">How it works; null for all defaults.</param>
    /// <exception cref="ArgumentException">An option is wrong, or there is no key or secret.</exception>
    public Stt(SttOptions? options = null)
        : base(ErrorSource.Stt, options?.Clock ?? TimeProvider.System)
    {
        _options = options ?? new SttOptions();
        Check.SampleRate(_options.SampleRate);
        Check.Encoding(_options.Encoding);
        Check.Between(_options.ReplayWindow, TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(60));
        _settings = SttSettings.From(_options);
        _gateway = Gateway.Resolve(_options);
        Capabilities = SttModels.CapabilitiesOf(_settings, _options.Fallback);
    }

    /// <summary>Makes the component for a model, <c>provider/model[:language]</c>.</summary>
    public Stt(string model, SttOptions? options = null)
        : this((options ?? new SttOptions()) with { Model = model })
    {
    }

    /// <summary>The model; <c>unknown</c> when none was given.</summary>
    public override string Model => _settings.Model ?? "unknown";

    string IHasEndpoint.Endpoint => $"{_gateway.BaseUrl} {_gateway.ApiKey.Value}";

    /// <inheritdoc/>
    public SttCapabilities Capabilities { get; private set; }

    /// <summary>Makes the component for a model, <c>provider/model[:language]</c>, with all else by default (seed: <c>from_model_string</c>).</summary>
    public static Stt FromModelString(string model) => new(model);

    /// <inheritdoc/>
    public ISpeechStream Stream(
        LanguageCode? language = null, ApiConnectOptions? connect = null, IActorRefFactory? parent = null, string? name = null)
    {
        var settings = language is { IsEmpty: false } given ? _settings with { Language = given } : _settings;
        var audio = new SttAudioBuffer(_options.SampleRate, _options.Recovery == Recovery.Resume ? _options.ReplayWindow : TimeSpan.Zero);
        var output = Channel.CreateUnbounded<SpeechEvent>(new UnboundedChannelOptions { SingleReader = true });
        var life = Streams.Enter();
        var plan = new SttStreamPlan(
            _options, _gateway, settings, connect ?? ApiConnectOptions.Default, audio, output.Writer, Events.For(parent), life);
        life.Ref = InferenceSystem.Or(parent).ActorOf(Props.Create(() => new SttStreamActor(plan)), name);
        return new SpeechStream(
            life, output.Reader.Enumerate, InferenceSystem.Of(parent), audio, _options.SampleRate, FinalOnSilence.For(settings.Model, _options, audio));
    }

    /// <summary>Recognising a whole recording is not part of the inference protocol.</summary>
    /// <exception cref="NotSupportedException">Always.</exception>
    public Task<SpeechEvent> Recognize(Audio.AudioFrame recording) =>
        throw new NotSupportedException("LiveKit Inference STT does not support batch recognition; use Stream instead.");

    /// <summary>Changes options for new streams and, without a reconnect, for all running ones.</summary>
    /// <exception cref="ArgumentException">An option is wrong.</exception>
    public void UpdateOptions(SttUpdate update)
    {
        var settings = _settings.Apply(update);
        _settings = settings;
        Capabilities = SttModels.CapabilitiesOf(settings, _options.Fallback);
        var forwarded = update.Extra is not null && settings.KeytermRule is { } rule && settings.SessionKeyterms.Count > 0
            ? update with { Extra = SttSettings.Merge(update.Extra, rule.Entry(settings.Extra, settings.SessionKeyterms)) }
            : update;
        Streams.Tell(forwarded);
    }

    /// <summary>
    /// Sets the words the session wants recognised, besides those in the user's options. While the caller speaks they wait for the end of
    /// the speech. Ignored by models without key terms.
    /// </summary>
    public void SetSessionKeyterms(IReadOnlyList<string> terms)
    {
        if (terms.SequenceEqual(_settings.SessionKeyterms) || !Capabilities.Keyterms)
            return;
        _settings = _settings with { SessionKeyterms = terms };
        Streams.Tell(new SttKeyterms(terms));
    }

    /// <summary>
    /// Tells the model what the agent said: the last 1750 characters of an assistant message. Other items are ignored, and so are all of them by
    /// models that take no context.
    /// </summary>
    public void PushConversationItem(ChatItem item)
    {
        if (!Capabilities.ChatContext || item is not ChatMessage { Role: ChatRole.Assistant, Text: { Length: > 0 } text })
            return;
        var context = text.Length > MaxContextLength ? text[^MaxContextLength..] : text;
        UpdateOptions(new SttUpdate { Extra = new Newtonsoft.Json.Linq.JObject { ["agent_context"] = context } });
    }
}
