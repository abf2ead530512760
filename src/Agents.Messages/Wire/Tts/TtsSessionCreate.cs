using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>The first message of a TTS connection: <c>session.create</c> (protocol 3.3). Flat, unlike that of STT.</summary>
public sealed record TtsSessionCreate : TtsClientMessage
{
    /// <summary>The model; null when unset.</summary>
    public string? Model { get; init; }

    /// <summary>The voice; null when unset.</summary>
    public string? Voice { get; init; }

    /// <summary>The language, normalised; null when unset.</summary>
    public string? Language { get; init; }

    /// <summary>Samples per second. On the wire a text.</summary>
    public int SampleRate { get; init; } = 24000;

    /// <summary>Always <c>pcm_s16le</c>.</summary>
    public string Encoding { get; init; } = "pcm_s16le";

    /// <summary>Options of the provider.</summary>
    public JObject Extra { get; init; } = [];

    /// <summary>Models the gateway may fall back to, in order.</summary>
    public IReadOnlyList<FallbackModel> Fallback { get; init; } = [];

    /// <summary>The client's patience; null when it did not say.</summary>
    public ConnectionHint? Connection { get; init; }

    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => new JObject
    {
        ["type"] = "session.create",
        ["sample_rate"] = SampleRate.ToString(CultureInfo.InvariantCulture),
        ["encoding"] = Encoding,
        ["extra"] = Extra,
    }
        .With("model", string.IsNullOrEmpty(Model) ? null : Model)
        .With("voice", string.IsNullOrEmpty(Voice) ? null : Voice)
        .With("language", string.IsNullOrEmpty(Language) ? null : Language)
        .With("fallback", FallbackModel.Write(Fallback))
        .With("connection", Connection?.ToJson());

    internal static TtsSessionCreate Parse(JObject json) => new()
    {
        Model = json.Text("model") is { Length: > 0 } model ? model : null,
        Voice = json.Text("voice") is { Length: > 0 } voice ? voice : null,
        Language = json.Text("language") is { Length: > 0 } language ? language : null,
        SampleRate = SampleRates.Read(json, 24000),
        Encoding = json.Text("encoding") ?? "pcm_s16le",
        Extra = json.Object("extra") ?? [],
        Fallback = FallbackModel.Read(json),
        Connection = ConnectionHint.Read(json),
    };
}
