using System.Globalization;
using System.Numerics;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>What an interruption detection server sends (protocol 5.4).</summary>
public abstract record BargeInServerMessage
{
    /// <summary>The message as JSON.</summary>
    public abstract JObject ToJson();

    /// <summary>Reads a text frame; null for a type this protocol does not know.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not a JSON object, or a required member is missing.</exception>
    public static BargeInServerMessage? Read(ReadOnlySpan<byte> utf8)
    {
        var type = WireJson.TypeOf(utf8);
        return type switch
        {
            "session.created" => new BargeInSessionCreated(WireJson.ParseObject(utf8).Number("default_threshold")),
            "bargein_detected" => BargeInVerdict.Parse(WireJson.ParseObject(utf8), true),
            "inference_done" => BargeInVerdict.Parse(WireJson.ParseObject(utf8), false),
            "session.closed" => new BargeInSessionClosed(),
            "error" => BargeInError.Parse(WireJson.ParseObject(utf8)),
            _ => null,
        };
    }
}

/// <summary><c>session.created</c>.</summary>
/// <param name="DefaultThreshold">The threshold of sessions that bring none; null when the server did not say.</param>
public sealed record BargeInSessionCreated(double? DefaultThreshold) : BargeInServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => SessionMessages.Make("session.created").With("default_threshold", DefaultThreshold);
}

/// <summary><c>session.closed</c>.</summary>
public sealed record BargeInSessionClosed : BargeInServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => SessionMessages.Make("session.closed");
}

/// <summary>The answer to one window: <c>bargein_detected</c> or <c>inference_done</c>; over HTTP the whole answer (5.5).</summary>
/// <param name="IsBargeIn">Whether the caller interrupts.</param>
/// <param name="CreatedAt">Echo of the request.</param>
/// <param name="PredictionDuration">The model's time in seconds.</param>
/// <param name="Probabilities">One per 25 ms of audio.</param>
public sealed record BargeInVerdict(bool IsBargeIn, ulong CreatedAt, double PredictionDuration, IReadOnlyList<float> Probabilities)
    : BargeInServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => Fill(new JObject { ["type"] = IsBargeIn ? "bargein_detected" : "inference_done" });

    /// <summary>The answer over HTTP as JSON: <c>is_bargein</c> instead of a type.</summary>
    public JObject ToHttpJson() => Fill(new JObject { ["is_bargein"] = IsBargeIn });

    /// <summary>Reads the answer over HTTP.</summary>
    /// <exception cref="System.Text.Json.JsonException">Not a JSON object, or a required member is missing.</exception>
    public static BargeInVerdict ReadHttp(ReadOnlySpan<byte> utf8)
    {
        var json = WireJson.ParseObject(utf8);
        return json["is_bargein"] is { Type: JTokenType.Boolean } verdict
            ? Parse(json, (bool)verdict)
            : throw new System.Text.Json.JsonException("The answer has no is_bargein.");
    }

    internal static BargeInVerdict Parse(JObject json, bool isBargeIn) => new(
        isBargeIn,
        json["created_at"] is JValue { Value: long or ulong or BigInteger } stamp
            ? ulong.Parse(Convert.ToString(stamp.Value, CultureInfo.InvariantCulture)!, CultureInfo.InvariantCulture)
            : throw new System.Text.Json.JsonException("The answer has no created_at."),
        json.Number("prediction_duration") ?? 0,
        json["probabilities"] is JArray values ? [.. values.Select(value => (float)value)] : []);

    private JObject Fill(JObject json)
    {
        json["created_at"] = new JValue(CreatedAt);
        json["prediction_duration"] = PredictionDuration;
        json["probabilities"] = new JArray(Probabilities);
        return json;
    }
}

/// <summary><c>error</c>: all three members are required by clients.</summary>
/// <param name="Message">What went wrong.</param>
/// <param name="Code">A status in the manner of HTTP.</param>
/// <param name="SessionId">The session.</param>
public sealed record BargeInError(string Message, int Code, string SessionId) : BargeInServerMessage
{
    /// <inheritdoc/>
    public override JObject ToJson() => SessionMessages.Make("error", SessionId).With("message", Message).With("code", Code);

    internal static BargeInError Parse(JObject json) =>
        new(json.Text("message") ?? "", json.Int("code") ?? -1, json.Text("session_id") ?? "");
}
