using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>A model the gateway falls back to by itself (protocol 1.10, <c>FallbackModel</c>).</summary>
/// <param name="Model">The model, without suffix.</param>
/// <param name="Voice">TTS only: the voice, empty when the model's own; null in STT entries.</param>
/// <param name="Extra">Options of the provider; null and <c>{}</c> mean none.</param>
public sealed record FallbackModel(string Model, string? Voice = null, JObject? Extra = null)
{
    /// <summary>An STT entry from a model string; a language suffix is discarded.</summary>
    public static FallbackModel ForStt(string model) => new(ModelString.Parse(model).Model);

    /// <summary>A TTS entry from a model string; a voice suffix is kept, else the voice is empty.</summary>
    public static FallbackModel ForTts(string model)
    {
        var (name, voice) = ModelString.Parse(model);
        return new FallbackModel(name, voice ?? "");
    }

    internal static JObject? Write(IReadOnlyList<FallbackModel>? models) => models is not { Count: > 0 }
        ? null
        : new JObject { ["models"] = new JArray(models.Select(model => model.ToJson())) };

    internal static IReadOnlyList<FallbackModel> Read(JObject message) =>
        message.Object("fallback")?["models"] is JArray models ? [.. models.OfType<JObject>().Select(Parse)] : [];

    private static FallbackModel Parse(JObject json) => new(json.Text("model") ?? "", json.Text("voice"), json.Object("extra"));

    private JObject ToJson() => Voice is null
        ? new JObject { ["model"] = Model, ["extra"] = Extra?.DeepClone() ?? JValue.CreateNull() }
        : new JObject { ["model"] = Model, ["voice"] = Voice, ["extra"] = Extra?.DeepClone() ?? new JObject() };
}
