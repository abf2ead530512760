using System.Net.WebSockets;
using System.Text;
using Agents.Testing;

namespace Agents.Host.Tests.Telephony.Calls;

/// <summary>Streams that are no carrier's: each gets its end, and no other call notices.</summary>
public sealed class HostileTests
{
    private const int Seed = 20261122;

    [Fact]
    public void A_stream_that_does_not_start_is_closed_after_ten_seconds()
    {
        using var rig = Rig();
        var socket = rig.Connect("twilio");
        rig.RunTo(9.9);
        socket.State.ShouldBe(WebSocketState.Open);
        rig.RunTo(10.1);

        socket.State.ShouldNotBe(WebSocketState.Open);
        rig.Sessions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no JSON", WebSocketCloseStatus.InvalidPayloadData)]
    [InlineData("""{"event":"start"}""", WebSocketCloseStatus.InvalidPayloadData)]
    [InlineData("""{"event":"start","start":{"callSid":"","streamSid":"MZ1","mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}}}""", WebSocketCloseStatus.InvalidPayloadData)]
    [InlineData("""{"event":"start","start":{"callSid":"CA1","streamSid":"MZ1","mediaFormat":{"encoding":"audio/mpeg","sampleRate":8000}}}""", WebSocketCloseStatus.InvalidPayloadData)]
    [InlineData("""{"event":"media","media":{"payload":"AAAA"}}""", WebSocketCloseStatus.PolicyViolation)]
    [InlineData("""{"event":"start","start":{"callSid":"CA1","streamSid":"MZ1","customParameters":{"token":"stolen"},"mediaFormat":{"encoding":"audio/x-mulaw"}}}""", WebSocketCloseStatus.PolicyViolation)]
    public void A_wrong_beginning_is_answered_with_a_close(string first, WebSocketCloseStatus status)
    {
        using var rig = Rig();
        var socket = rig.Connect("twilio");
        var closed = rig.Time.Run(async () =>
        {
            await Send(socket, first);
            return await EndOf(socket);
        });

        closed.ShouldBe(status);
        rig.Sessions.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(21, 10, WebSocketCloseStatus.InvalidPayloadData)]
    [InlineData(1, 70_000, WebSocketCloseStatus.MessageTooBig)]
    public void Nonsense_in_a_call_ends_it_and_no_other(int times, int length, WebSocketCloseStatus status)
    {
        using var rig = Rig();
        var good = rig.Call("CA1");
        good.Says(at: 1, lasts: 1);
        good.Start();
        var bad = rig.Call("CA2").Start();
        rig.RunTo(0.5);
        for (var i = 0; i < times; i++)
            bad.SendText(new string('x', length));
        rig.RunTo(5);

        bad.Socket.CloseStatus.ShouldBe(status);
        rig.Sessions.ShouldBe(["twilio-CA1"]);
        good.Queue.Played.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.4));
    }

    [Fact]
    public void A_carrier_that_does_not_read_is_cut_off_and_its_session_ends()
    {
        using var rig = new PhoneRig(new ScriptedLlm(_ => new ScriptedAnswer("Good day.")), ["hello"],
            agent: agent => agent with { Greeting = string.Join(' ', Enumerable.Repeat("word", 200)) });
        var socket = rig.Connect("twilio", capacity: 5);
        rig.Time.Run(async () => await Send(socket, """{"event":"start","start":{"callSid":"CA1","streamSid":"MZ1","mediaFormat":{"encoding":"audio/x-mulaw"}}}"""));
        rig.RunTo(8);
        rig.Sessions.ShouldBe(["twilio-CA1"]);
        rig.RunTo(15);

        socket.State.ShouldBe(WebSocketState.Aborted);
        rig.Sessions.ShouldBeEmpty();
    }

    [Fact]
    public void Sound_that_stops_coming_is_silence_and_the_turn_ends()
    {
        using var rig = Rig();
        var call = rig.Call();
        call.Says(at: 0.5, lasts: 10);
        call.Start();
        rig.RunTo(2);
        call.Mute();
        rig.RunTo(6);

        rig.Llm.Requests.ShouldHaveSingleItem("the carrier fell silent in the middle of a word");
        call.ClosedAt.ShouldBeNull();
    }

    [Fact]
    public void Random_messages_harm_no_other_call()
    {
        Console.WriteLine($"seed {Seed}");
        var random = new Random(Seed);
        using var rig = Rig();
        rig.RunTo(0.2);
        var good = rig.Call("CA1");
        good.Says(at: 6, lasts: 1);
        good.Start();
        for (var i = 0; i < 200; i++)
        {
            var carrier = new[] { "twilio", "telnyx", "vonage", "plivo" }[i % 4];
            var socket = rig.Connect(carrier);
            rig.Time.Run(async () =>
            {
                foreach (var message in Messages(carrier, i))
                    if (socket.State == WebSocketState.Open)
                        await socket.SendAsync(Mutate(message, random).AsMemory(), random.Next(8) == 0 ? WebSocketMessageType.Binary : WebSocketMessageType.Text, true, CancellationToken.None);
            });
            rig.RunTo(0.2 + i * 0.02);
            if (random.Next(2) == 0)
                socket.Abort();
        }

        rig.RunTo(10);
        good.ClosedAt.ShouldBeNull();
        good.Queue.Played.ShouldBeGreaterThan(TimeSpan.FromSeconds(0.4), "the caller is answered all the same");
    }

    private static PhoneRig Rig() => new(new ScriptedLlm(_ => new ScriptedAnswer("Good day to you.")), ["hello"]);

    private static IEnumerable<string> Messages(string carrier, int call) => carrier switch
    {
        "telnyx" => ["""{"event":"connected"}""", $$$$"""{"event":"start","stream_id":"s","start":{"call_control_id":"v3:{{{{call}}}}","media_format":{"encoding":"PCMU","sample_rate":8000}}}""", """{"event":"media","media":{"chunk":"1","payload":"/////w=="}}""", """{"event":"dtmf","dtmf":{"digit":"1"}}"""],
        "vonage" => [$$"""{"event":"websocket:connected","content-type":"audio/l16;rate=16000","call":"v{{call}}"}""", """{"event":"websocket:dtmf","digit":"1","duration":100}""", "xxxxxxxx"],
        "plivo" => [$$$$"""{"event":"start","start":{"callId":"p{{{{call}}}}","streamId":"s","mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}},"extra_headers":"a=b;c"}""", """{"event":"media","media":{"payload":"/////w=="}}""", """{"event":"playedStream","name":"0.0"}"""],
        _ => [$$$$"""{"event":"start","start":{"callSid":"X{{{{call}}}}","streamSid":"s","mediaFormat":{"encoding":"audio/x-mulaw","sampleRate":8000}}}""", """{"event":"media","media":{"timestamp":"99999999999999999","chunk":"-1","payload":"/////w=="}}""", """{"event":"mark","mark":{"name":"0.0"}}""", """{"event":"stop"}"""],
    };

    private static byte[] Mutate(string message, Random random)
    {
        var bytes = Encoding.UTF8.GetBytes(message);
        for (var i = random.Next(3); i > 0; i--)
            bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
        return random.Next(5) == 0 ? bytes[..random.Next(bytes.Length)] : bytes;
    }

    private static Task Send(WebSocket socket, string text) =>
        socket.SendAsync(Encoding.UTF8.GetBytes(text).AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None).AsTask();

    private static async Task<WebSocketCloseStatus?> EndOf(WebSocket socket)
    {
        var buffer = new byte[4096];
        while ((await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None)).MessageType != WebSocketMessageType.Close)
        {
        }

        return socket.CloseStatus;
    }
}
