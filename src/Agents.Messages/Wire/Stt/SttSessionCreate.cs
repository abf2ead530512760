using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>The first message of an STT connection: <c>session.create</c> (protocol 2.3).</summary>
public sealed record SttSessionCreate : SttClientMessage
{
    /// <summary>The model; null lets the gateway choose (also read from <c>auto</c> and <c>NOT_GIVEN</c>).</summary>
    public string? Model { get; init; }

    /// <summary>Samples per second. On the wire a text.</summary>
    public int SampleRate { get; init; } = 16000;

    /// <summary>Always <c>pcm_s16le</c>.</summary>
    public string Encoding { get; init; } = "pcm_s16le";

    /// <summary>The language, normalised; null when unset.</summary>
    public string? Language { get; init; }

    /// <summary>Options of the provider.</summary>
    public JObject Extra { get; init; } = [];

    /// <summary>Models the gateway may fall back to, in order.</summary>
    public IReadOnlyList<FallbackModel> Fallback { get; init; } = [];

    /// <summary>The client's patience; null when it did not say.</summary>
    public ConnectionHint? Connection { get; init; }

    /// <summary>The message as JSON.</summary>
    public JObject ToJson() => new JObject { ["type"] = "session.create" }
        .With("model", Model is null or "auto" ? null : Model)
        .With("settings", new JObject
            {
                ["sample_rate"] = SampleRate.ToString(CultureInfo.InvariantCulture),
                ["encoding"] = Encoding,
            }
            .With("language", string.IsNullOrEmpty(Language) ? null : Language)
            .With("extra", Extra))
        .With("fallback", FallbackModel.Write(Fallback))
        .With("connection", Connection?.ToJson());

    internal static SttSessionCreate Parse(JObject json)
    {
        var settings = json.Object("settings") ?? [];
        return new SttSessionCreate
        {
            Model = json.Text("model") is { } model and not ("" or "auto" or "NOT_GIVEN") ? model : null,
            SampleRate = SampleRates.Read(settings, 16000),
            Encoding = settings.Text("encoding") ?? "pcm_s16le",
            Language = settings.Text("language"),
            Extra = settings.Object("extra") ?? [],
            Fallback = FallbackModel.Read(json),
            Connection = ConnectionHint.Read(json),
        };
    }
}
