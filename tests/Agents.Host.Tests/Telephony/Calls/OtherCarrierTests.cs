using System.Net.WebSockets;
using System.Text;
using Agents.Testing;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Telephony.Calls;

/// <summary>A call by each of the other carriers: the greeting goes out in the carrier's own way, with marks, and the end is the end.</summary>
public sealed class OtherCarrierTests
{
    [Fact]
    public void Telnyx_gets_media_without_a_stream_id_and_its_chunks_are_put_in_order()
    {
        using var rig = Rig();
        var call = new RawCaller(rig, "telnyx");
        call.SendText("""{"event":"connected","version":"1.0.0"}""");
        call.SendText("""{"event":"start","sequence_number":"1","stream_id":"s1","start":{"call_control_id":"v3:abc","media_format":{"encoding":"PCMU","sample_rate":8000,"channels":1}}}""");
        call.SendText("""{"event":"media","stream_id":"s1","media":{"track":"inbound","chunk":"2","timestamp":"20","payload":"/////w=="}}""");
        call.SendText("""{"event":"media","stream_id":"s1","media":{"track":"outbound","chunk":"1","payload":"!"}}""".Replace("!", "/////w==", StringComparison.Ordinal));
        call.SendText("""{"event":"error","payload":{"code":100003,"title":"malformed_frame"}}""");
        rig.RunTo(4);

        call.Texts.Where(message => (string?)message["event"] == "media").ShouldAllBe(message => message["stream_id"] == null);
        call.Seconds(message => (string?)message["event"] == "media" ? (string?)message["media"]!["payload"] : null, bytesPerSecond: 8000).ShouldBe(1, 0.03);
        call.Texts.ShouldContain(message => (string?)message["event"] == "mark");
        call.SendText("""{"event":"stop","stream_id":"s1"}""");
        rig.RunTo(6);
        rig.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public void Vonage_gets_binary_messages_of_20_ms()
    {
        using var rig = Rig();
        var call = new RawCaller(rig, "vonage");
        call.SendText("""{"event":"websocket:connected","content-type":"audio/l16;rate=16000","call":"aaaa-bbbb"}""");
        rig.RunTo(4);

        call.Binary.ShouldAllBe(message => message.Length == 640);
        (call.Binary.Count * 0.02).ShouldBe(1, 0.05);
        call.Texts.ShouldContain(message => (string?)message["action"] == "notify" && message["payload"]!["mark"] != null);
        rig.Sessions.ShouldBe(["vonage-aaaa-bbbb"]);
        rig.Time.Run(() => call.Socket.CloseOutputAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None));
        rig.RunTo(6);
        rig.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public void Plivo_gets_playAudio_and_checkpoints()
    {
        using var rig = Rig();
        var call = new RawCaller(rig, "plivo");
        call.SendText("""{"event":"start","sequenceNumber":1,"start":{"callId":"1111","streamId":"s1","accountId":"MA","tracks":["inbound"],"mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}},"extra_headers":"userId=12345"}""");
        rig.RunTo(4);

        var played = call.Texts.First(message => (string?)message["event"] == "playAudio")["media"]!;
        ((string?)played["contentType"], (int)played["sampleRate"]!).ShouldBe(("audio/x-mulaw", 8000));
        call.Seconds(message => (string?)message["event"] == "playAudio" ? (string?)message["media"]!["payload"] : null, bytesPerSecond: 8000).ShouldBe(1, 0.03);
        call.Texts.ShouldContain(message => (string?)message["event"] == "checkpoint" && (string?)message["streamId"] == "s1" && message["name"] != null);
    }

    private static PhoneRig Rig() => new(new ScriptedLlm(_ => new ScriptedAnswer("Good day.")), [], agent: agent => agent with { Greeting = "one two three four" });

    /// <summary>A caller that only takes what it is sent.</summary>
    private sealed class RawCaller
    {
        private readonly PhoneRig _rig;

        public RawCaller(PhoneRig rig, string carrier)
        {
            (_rig, Socket) = (rig, rig.Connect(carrier));
            rig.Time.Run(() =>
            {
                _ = ReceiveAsync();
                return Task.CompletedTask;
            });
        }

        public MemorySocket Socket { get; }

        public List<JObject> Texts { get; } = [];

        public List<byte[]> Binary { get; } = [];

        public void SendText(string text) => _rig.Time.Run(() => Socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None).AsTask());

        public double Seconds(Func<JObject, string?> payload, double bytesPerSecond) =>
            Texts.Select(payload).OfType<string>().Sum(text => Convert.FromBase64String(text).Length) / bytesPerSecond;

        private async Task ReceiveAsync()
        {
            var buffer = new byte[1 << 16];
            while (await Socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None) is { MessageType: not WebSocketMessageType.Close } read)
                if (read.MessageType == WebSocketMessageType.Binary)
                    Binary.Add(buffer[..read.Count]);
                else
                    Texts.Add(JObject.Parse(Encoding.UTF8.GetString(buffer, 0, read.Count)));
        }
    }
}
