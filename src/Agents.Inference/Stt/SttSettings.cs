using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>The options of STT that may change while it runs; a component has one, each stream a copy.</summary>
/// <param name="Model">Without suffix; null when unset.</param>
/// <param name="Language">Null when unset.</param>
/// <param name="Extra">Options of the provider; never changed in place.</param>
internal sealed record SttSettings(string? Model, LanguageCode? Language, JObject Extra)
{
    /// <summary>What the framework wants recognised, besides the user's own key terms.</summary>
    public IReadOnlyList<string> SessionKeyterms { get; init; } = [];

    /// <summary>Which reference client to follow.</summary>
    public ProtocolVariant Variant { get; init; } = ProtocolVariant.Default;

    /// <summary>How the model takes key terms; null where it does not.</summary>
    public KeytermRule? KeytermRule => Variant.ExtendedStt ? KeytermRule.Of(Model) : null;

    public static SttSettings From(SttOptions options)
    {
        var (model, suffix) = options.Model is null ? new ModelString("", null) : ModelString.Parse(options.Model);
        var language = options.Language is { Length: > 0 } given ? given : suffix;
        return new SttSettings(
            string.IsNullOrEmpty(model) ? null : Check.Model(model),
            string.IsNullOrWhiteSpace(language) ? (LanguageCode?)null : new LanguageCode(language),
            (JObject)options.Extra.DeepClone())
        {
            Variant = options.Variant,
        };
    }

    /// <summary>The settings after an update.</summary>
    public SttSettings Apply(SttUpdate update)
    {
        var (model, suffix) = Parse(update.Model);
        var language = update.Language is { Length: > 0 } given ? given : suffix;
        return this with
        {
            Model = update.Model is null ? Model : Check.Model(model),
            Language = string.IsNullOrWhiteSpace(language) ? Language : new LanguageCode(language),
            Extra = update.Extra is null ? Extra : Merge(Extra, update.Extra),
        };
    }

    /// <summary>The message that tells a live connection what <paramref name="update"/> changed.</summary>
    public SttSessionUpdate Message(SttUpdate update) => new()
    {
        Model = update.Model is null ? null : Parse(update.Model).Model,
        Language = Apply(update) is { Language: { } language } && language != Language ? language.Value
            : update.Language is { Length: > 0 } same ? new LanguageCode(same).Value : null,
        Extra = update.Extra,
    };

    /// <summary>The first message of a connection.</summary>
    public SttSessionCreate Create(SttOptions options) => new()
    {
        Model = Model,
        SampleRate = options.SampleRate,
        Encoding = options.Encoding,
        Language = Language?.Value,
        Extra = KeytermRule is { } rule ? Merge(Extra, rule.Entry(Extra, SessionKeyterms)) : Extra,
        Fallback = options.Fallback,
        Connection = ConnectionHint.Of(options.Connect),
    };

    private ModelString Parse(string? model) =>
        model is null || !Variant.SplitsUpdatedModel ? new ModelString(model ?? "", null) : ModelString.Parse(model);

    public static JObject Merge(JObject into, JObject changes)
    {
        var merged = (JObject)into.DeepClone();
        foreach (var (name, value) in changes)
            merged[name] = value?.DeepClone();
        return merged;
    }
}
