using System.Text.Json;
using Agents.Host.Legs;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony.Telnyx;

/// <summary>Telnyx Media Streaming in the mode <c>rtp</c>: JSON text as Twilio's, names in snake case, the codec that the start names.</summary>
internal sealed class TelnyxWire : ICarrierWire
{
    private LegFormat? _format;

    /// <inheritdoc />
    public LegFormat Output => _format ?? LegFormat.MuLaw;

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
            "error" => new CarrierMessage.Ignored($"error {json.Object("payload").Whole("code")}"),
            var other => new CarrierMessage.Ignored(other),
        };
    }

    /// <inheritdoc />
    public SocketMessage Sound(ReadOnlySpan<byte> sound)
    {
        Check();
        return CarrierText.Write(sound, static (json, sound) =>
        {
            json.WriteString("event", "media");
            json.WriteStartObject("media");
            json.WriteBase64String("payload", sound);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc />
    public SocketMessage Mark(string name)
    {
        Check();
        return CarrierText.Write(name, static (json, name) =>
        {
            json.WriteString("event", "mark");
            json.WriteStartObject("mark");
            json.WriteString("name", name);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc />
    public SocketMessage Clear()
    {
        Check();
        return CarrierText.Write(0, static (json, _) => json.WriteString("event", "clear"));
    }

    private void Check()
    {
        if (_format is null)
            throw new InvalidOperationException("Telnyx has not named the stream's format yet; nothing can be sent.");
    }

    private CarrierMessage.Started Start(JsonElement json)
    {
        var start = json.Object("start");
        var format = start.Object("media_format");
        var call = new CallStart(json.Text("stream_id"), start.Text("call_control_id"), Formats.Of(format.Text("encoding"), format.Whole("sample_rate")))
        {
            Parameters = start.Texts("custom_parameters"),
        };
        _format ??= call.Format;
        return new CarrierMessage.Started(call);
    }

    private static CarrierMessage Media(JsonElement media) => media.OptionalText("track") is { } track and not "inbound"
        ? new CarrierMessage.Ignored($"media of track {track}")
        : new CarrierMessage.Sound(media.Bytes("payload"), media.Whole("chunk"), media.Milliseconds("timestamp"));
}
