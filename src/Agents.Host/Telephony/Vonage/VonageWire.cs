using System.Text.Json;
using Agents.Host.Legs;
using Agents.Host.Sockets;

namespace Agents.Host.Telephony.Vonage;

/// <summary>Vonage Voice WebSockets: 16-bit PCM in binary messages of 20 ms, JSON text for everything else.</summary>
/// <remarks>
/// Nothing in the stream names the call: its first message repeats what the answer to the webhook asked for in <c>headers</c>, and the
/// call's name is one of these.
/// </remarks>
internal sealed class VonageWire : ICarrierWire
{
    /// <summary>The header with the call's name.</summary>
    public const string CallHeader = "call";

    private static readonly TimeSpan MessageLength = TimeSpan.FromMilliseconds(20);

    private LegFormat? _format;

    /// <inheritdoc />
    public LegFormat Output => _format ?? new LegFormat(LegEncoding.Pcm16, 16_000);

    /// <inheritdoc />
    public TimeSpan? MessageDuration => MessageLength;

    /// <inheritdoc />
    public CarrierMessage Read(in SocketMessage message)
    {
        if (message.Binary)
            return new CarrierMessage.Sound(message.Payload);
        using var document = CarrierJson.Parse(message);
        var json = document.RootElement;
        return json.Text("event") switch
        {
            "websocket:connected" => Start(json),
            "websocket:dtmf" => Keys.Read(json.Text("digit")),
            "websocket:notify" => new CarrierMessage.MarkReturned(json.Object("payload").Text("mark")),
            var other => new CarrierMessage.Ignored(other),
        };
    }

    /// <inheritdoc />
    public SocketMessage Sound(ReadOnlySpan<byte> sound)
    {
        Check();
        return new SocketMessage(Binary: true, sound.ToArray());
    }

    /// <inheritdoc />
    public SocketMessage Mark(string name)
    {
        Check();
        return CarrierText.Write(name, static (json, name) =>
        {
            json.WriteString("action", "notify");
            json.WriteStartObject("payload");
            json.WriteString("mark", name);
            json.WriteEndObject();
        });
    }

    /// <inheritdoc />
    public SocketMessage Clear()
    {
        Check();
        return CarrierText.Write(0, static (json, _) => json.WriteString("action", "clear"));
    }

    private void Check()
    {
        if (_format is null)
            throw new InvalidOperationException("Vonage has not named the stream's format yet; nothing can be sent.");
    }

    private CarrierMessage.Started Start(JsonElement json)
    {
        var format = ContentType(json.Text("content-type"));
        _format ??= format;
        var headers = json.EnumerateObject().Where(member => member.Value.ValueKind == JsonValueKind.String)
            .GroupBy(member => member.Name, StringComparer.Ordinal).ToDictionary(member => member.Key, member => member.Last().Value.GetString()!, StringComparer.Ordinal);
        var call = json.Text(CallHeader);
        return new CarrierMessage.Started(new CallStart(call, call, format) { Parameters = headers });
    }

    /// <summary>Reads <c>audio/l16;rate=16000</c>.</summary>
    private static LegFormat ContentType(string text)
    {
        var parts = text.Split(';', StringSplitOptions.TrimEntries);
        var rate = parts.Skip(1).Select(part => part.Split('=')).FirstOrDefault(pair => pair is ["rate", _])?[1];
        return Formats.Of(parts[0], long.TryParse(rate, out var hertz) ? hertz : null);
    }
}
