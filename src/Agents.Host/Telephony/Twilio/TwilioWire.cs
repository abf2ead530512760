using System.Text.Json;
using Agents.Host.Legs;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony.Twilio;

/// <summary>Twilio Media Streams, bidirectional: JSON text, raw μ-law in base64, names in camel case.</summary>
internal sealed class TwilioWire : ICarrierWire
{
    private string? _stream;

    /// <inheritdoc />
    public LegFormat Output => LegFormat.MuLaw;

    /// <inheritdoc />
    public CarrierMessage Read(in SocketMessage message)
    {
        using var document = CarrierJson.Parse(message);
        var json = document.RootElement;
        return json.Text("event") switch
        {
            "start" => Start(json),
            "media" => Media(json.Object("media")),
            "mark" => new CarrierMessage.MarkReturned(json.Object("mark").Text("name")),
            "dtmf" => Keys.Read(json.Object("dtmf").Text("digit")),
            "stop" => new CarrierMessage.Stopped(),
            var other => new CarrierMessage.Ignored(other),
        };
    }

    /// <inheritdoc />
    public SocketMessage Sound(ReadOnlySpan<byte> sound) => CarrierText.Write(new Outgoing(Stream, sound), static (json, outgoing) =>
    {
        json.WriteString("event", "media");
        json.WriteString("streamSid", outgoing.Stream);
        json.WriteStartObject("media");
        json.WriteBase64String("payload", outgoing.Sound);
        json.WriteEndObject();
    });

    /// <inheritdoc />
    public SocketMessage Mark(string name) => CarrierText.Write((Stream, Name: name), static (json, mark) =>
    {
        json.WriteString("event", "mark");
        json.WriteString("streamSid", mark.Stream);
        json.WriteStartObject("mark");
        json.WriteString("name", mark.Name);
        json.WriteEndObject();
    });

    /// <inheritdoc />
    public SocketMessage Clear() => CarrierText.Write(Stream, static (json, stream) =>
    {
        json.WriteString("event", "clear");
        json.WriteString("streamSid", stream);
    });

    private string Stream => _stream ?? throw new InvalidOperationException("Twilio has not named the stream yet; nothing can be sent.");

    private CarrierMessage.Started Start(JsonElement json)
    {
        var start = json.Object("start");
        var format = start.Object("mediaFormat");
        var call = new CallStart(
            start.OptionalText("streamSid") ?? json.Text("streamSid"), start.Text("callSid"), Formats.Of(format.Text("encoding"), format.Whole("sampleRate")))
        {
            Parameters = start.Texts("customParameters"),
        };
        _stream ??= call.StreamId;
        return new CarrierMessage.Started(call);
    }

    private static CarrierMessage Media(JsonElement media) => media.OptionalText("track") is { } track and not "inbound"
        ? new CarrierMessage.Ignored($"media of track {track}")
        : new CarrierMessage.Sound(media.Bytes("payload"), media.Whole("chunk"), media.Milliseconds("timestamp"));

    private readonly ref struct Outgoing(string stream, ReadOnlySpan<byte> sound)
    {
        public readonly string Stream = stream;
        public readonly ReadOnlySpan<byte> Sound = sound;
    }
}
