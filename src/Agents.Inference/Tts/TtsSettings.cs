using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>The options of TTS that may change while it runs; each stream keeps those of its beginning.</summary>
internal sealed record TtsSettings(string Model, string? Voice, LanguageCode? Language, JObject Extra)
{
    /// <summary>Which reference client to follow.</summary>
    public ProtocolVariant Variant { get; init; } = ProtocolVariant.Default;

    public string Provider => ModelString.ProviderOf(Model);

    /// <summary>Whether the provider sends times (protocol 3.1).</summary>
    public bool Aligned => Variant.TtsAlignment && Provider switch
    {
        "cartesia" => IsOn(Extra["add_timestamps"]),
        "elevenlabs" => IsOn(Extra["sync_alignment"]),
        "inworld" => (string?)(Extra["timestamp_type"] as JValue) is "WORD" or "CHARACTER",
        _ => false,
    };

    public static TtsSettings From(TtsOptions options)
    {
        var (model, suffix) = ModelString.Parse(options.Model);
        return new TtsSettings(
            Check.Model(model),
            options.Voice ?? suffix,
            string.IsNullOrWhiteSpace(options.Language) ? (LanguageCode?)null : new LanguageCode(options.Language),
            (JObject)options.Extra.DeepClone())
        {
            Variant = options.Variant,
        };
    }

    public TtsSettings Apply(TtsUpdate update)
    {
        var (model, suffix) = update.Model is null || !Variant.SplitsUpdatedModel ? new ModelString(update.Model ?? Model, null) : ModelString.Parse(update.Model);
        return this with
        {
            Model = Check.Model(model),
            Voice = update.Voice ?? suffix ?? Voice,
            Language = string.IsNullOrWhiteSpace(update.Language) ? Language : new LanguageCode(update.Language),
            Extra = update.Extra is null ? Extra : SttSettings.Merge(Extra, update.Extra),
        };
    }

    public TtsSessionCreate Create(TtsOptions options) => new()
    {
        Model = Model,
        Voice = Voice,
        Language = Language?.Value,
        SampleRate = options.SampleRate,
        Encoding = options.Encoding,
        Extra = Extra,
        Fallback = options.Fallback,
        Connection = ConnectionHint.Of(options.Connect),
    };

    /// <summary>How long the packets of text are.</summary>
    public SentenceLimits LimitsOf(TtsOptions options) => options.Packets with { Max = options.Packets.Max ?? SentenceLimits.CapOf(Provider) };

    public TtsInputTranscript Packet(string token) => new(token + " ")
    {
        Voice = Voice,
        Model = Model,
        Language = Language?.Value,
        Extra = Extra,
    };

    private static bool IsOn(JToken? value) => value is JValue { Value: true } or JValue { Value: string { Length: > 0 } } or JValue { Value: long and not 0 };
}
