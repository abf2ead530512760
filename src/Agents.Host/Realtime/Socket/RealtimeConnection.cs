using System.Buffers;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Agents.Kernel.Streams;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>
/// The two lines between a socket and its leg. Both are bounded: a client that sends faster than it is read is held back by its own socket; one that does not
/// read what it is sent is disconnected.
/// </summary>
internal sealed class RealtimeConnection
{
    private const long InboxBytes = 2 << 20, OutboxBytes = 16 << 20;

    private readonly string _prefix = RealtimeIds.EventPrefix();
    private readonly CancellationTokenSource _overflow = new();
    private long _events;

    public RealtimeConnection() => Ready = new InboxReady(this);

    /// <summary>What its leg is told when something has come.</summary>
    public InboxReady Ready { get; }

    /// <summary>What the client sent; the socket waits while it is full.</summary>
    public BoundedStream<ClientFrame> Inbox { get; } =
        new(InboxBytes, static frame => Math.Min(frame.Length + 64L, InboxBytes), OverflowStrategy.Backpressure, "realtime in");

    /// <summary>Cancelled when the client does not read what it is sent.</summary>
    public CancellationToken Overflow => _overflow.Token;

    /// <summary>What the client is to get; it ends when the client does not read.</summary>
    public BoundedStream<ReadOnlyMemory<byte>> Outbox { get; } = new(OutboxBytes, static message => message.Length, OverflowStrategy.Fail, "realtime out");

    /// <summary>How the socket is to be closed.</summary>
    public (WebSocketCloseStatus Status, string Reason) Ending { get; private set; } = (WebSocketCloseStatus.NormalClosure, "");

    /// <summary>Sends an event, and gives it its name.</summary>
    public void Send(JObject happened)
    {
        happened.AddFirst(new JProperty("event_id", NextId()));
        Offer(Encoding.UTF8.GetBytes(happened.ToString(Formatting.None)));
    }

    /// <summary>Sends sound, without a detour over text.</summary>
    public void SendSound(SoundPlace place, ReadOnlySpan<byte> sound)
    {
        var buffer = new ArrayBufferWriter<byte>(256 + (sound.Length * 4 / 3));
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("event_id"u8, NextId());
            json.WriteString("type"u8, "response.output_audio.delta"u8);
            json.WriteString("response_id"u8, place.Response);
            json.WriteString("item_id"u8, place.Item);
            json.WriteNumber("output_index"u8, place.Index);
            json.WriteNumber("content_index"u8, 0);
            json.WriteBase64String("delta"u8, sound);
            json.WriteEndObject();
        }

        Offer(buffer.WrittenMemory);
    }

    /// <summary>Closes the socket when everything before has been sent.</summary>
    public void Close(WebSocketCloseStatus status, string reason)
    {
        if (Outbox.IsCompleted)
            return;
        Ending = (status, reason);
        Outbox.Complete();
    }

    private void Offer(ReadOnlyMemory<byte> message)
    {
        if (Outbox.IsCompleted)
            return;
        if (!Outbox.Offer(message))
            _overflow.Cancel(); // the socket's writer may be stuck in the message before
    }

    private string NextId() => string.Create(CultureInfo.InvariantCulture, $"{_prefix}{++_events}");
}
