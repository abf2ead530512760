using System.Text.Json;
using Agents.Host.Legs;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony.Plivo;

/// <summary>Plivo audio streams: JSON text, sound as <c>playAudio</c>, marks as <c>checkpoint</c>, which do not come back when they were cleared.</summary>
internal sealed class PlivoWire : ICarrierWire
{
    private CallStart? _call;

    /// <inheritdoc />
    public LegFormat Output => _call?.Format ?? LegFormat.MuLaw;

    /// <inheritdoc />
    public CarrierMessage Read(in SocketMessage message)
    {
        using var document = CarrierJson.Parse(message);
        var json = document.RootElement;
        return json.Text("event") switch
        {
            "start" => Start(json),
            "media" => Media(json.Object("media")),
            "playedStream" => new CarrierMessage.MarkReturned(json.Text("name")),
            "dtmf" => Keys.Read(json.Object("dtmf").Text("digit")),
            "stop" => new CarrierMessage.Stopped(),
            var other => new CarrierMessage.Ignored(other),
        };
    }

    /// <inheritdoc />
    public SocketMessage Sound(ReadOnlySpan<byte> sound) => CarrierText.Write(new Outgoing(Call.Format, sound), static (json, outgoing) =>
    {
        json.WriteString("event", "playAudio");
        json.WriteStartObject("media");
        json.WriteString("contentType", outgoing.Format.Encoding == LegEncoding.MuLaw ? "audio/x-mulaw" : "audio/x-l16");
        json.WriteNumber("sampleRate", outgoing.Format.Rate);
        json.WriteBase64String("payload", outgoing.Sound);
        json.WriteEndObject();
    });

    /// <inheritdoc />
    public SocketMessage Mark(string name) => CarrierText.Write((Call.StreamId, name), static (json, mark) =>
    {
        json.WriteString("event", "checkpoint");
        json.WriteString("streamId", mark.StreamId);
        json.WriteString("name", mark.name);
    });

    /// <inheritdoc />
    public SocketMessage Clear() => CarrierText.Write(Call.StreamId, static (json, stream) =>
    {
        json.WriteString("event", "clearAudio");
        json.WriteString("streamId", stream);
    });

    private CallStart Call => _call ?? throw new InvalidOperationException("Plivo has not named the stream yet; nothing can be sent.");

    private CarrierMessage.Started Start(JsonElement json)
    {
        var start = json.Object("start");
        var format = start.Object("mediaFormat");
        var call = new CallStart(start.Text("streamId"), start.Text("callId"), Formats.Of(format.Text("encoding"), format.Whole("sampleRate")))
        {
            Parameters = Headers(json.OptionalText("extra_headers")),
        };
        _call ??= call;
        return new CarrierMessage.Started(call);
    }

    private static CarrierMessage Media(JsonElement media) => media.OptionalText("track") is { } track and not "inbound"
        ? new CarrierMessage.Ignored($"media of track {track}")
        : new CarrierMessage.Sound(media.Bytes("payload"), media.Whole("chunk"), media.Milliseconds("timestamp"));

    /// <summary>Reads <c>one=1;two=2</c>; commas and braces are met as well.</summary>
    private static Dictionary<string, string> Headers(string? text)
    {
        var headers = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in (text ?? "").Trim('{', '}').Split([';', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
            if (pair.IndexOf('=') is > 0 and var at)
                headers[pair[..at].Trim()] = pair[(at + 1)..].Trim();
        return headers;
    }

    private readonly ref struct Outgoing(LegFormat format, ReadOnlySpan<byte> sound)
    {
        public readonly LegFormat Format = format;
        public readonly ReadOnlySpan<byte> Sound = sound;
    }
}
