using System.Net.WebSockets;
using System.Text;
using Agents.Host.Realtime;
using Agents.Host.Tests.Realtime.Support;
using Agents.Testing;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Realtime;

/// <summary>Clients that send nonsense, or do not read.</summary>
public sealed class HostileClientTests
{
    private const int Seed = 20261122, Messages = 3_000;

    private static readonly string[] Seeds =
    [
        """{"type":"session.update","event_id":"e","session":{"type":"realtime","instructions":"x","tools":[{"type":"function","name":"n","parameters":{}}],"tool_choice":"auto","max_output_tokens":5,"output_modalities":["text"],"audio":{"input":{"format":{"type":"audio/pcm","rate":24000},"turn_detection":{"type":"server_vad","threshold":0.5},"transcription":{"model":"m"}},"output":{"voice":"v","speed":1}}}}""",
        """{"type":"input_audio_buffer.append","audio":"AAAA"}""",
        """{"type":"input_audio_buffer.commit"}""",
        """{"type":"input_audio_buffer.clear"}""",
        """{"type":"conversation.item.create","previous_item_id":"root","item":{"id":"i","type":"message","role":"user","content":[{"type":"input_text","text":"t"}]}}""",
        """{"type":"conversation.item.create","item":{"type":"function_call","call_id":"c","name":"n","arguments":"{}"}}""",
        """{"type":"conversation.item.create","item":{"type":"function_call_output","call_id":"c","output":"o"}}""",
        """{"type":"conversation.item.retrieve","item_id":"i"}""",
        """{"type":"conversation.item.truncate","item_id":"i","content_index":0,"audio_end_ms":5}""",
        """{"type":"conversation.item.delete","item_id":"i"}""",
        """{"type":"response.create","response":{"instructions":"x","input":[{"type":"item_reference","id":"i"}],"metadata":{"a":"b"},"audio":{"output":{"voice":{"id":"v"}}}}}""",
        """{"type":"response.cancel","response_id":"r"}""",
    ];

    [Fact]
    public void Nonsense_in_every_message_is_answered_and_leaves_the_session_whole()
    {
        using var call = new RealtimeCall(_ => new ScriptedAnswer("Yes.")) { IsMicrophoneOpen = false };
        var random = new Random(Seed);

        for (var i = 0; i < Messages; i++)
            call.Send(ClientFrameKind.Text, Encoding.UTF8.GetBytes(Spoil(Seeds[random.Next(Seeds.Length)], random)));
        call.Run(30);

        call.All("error").Count.ShouldBeGreaterThan(Messages / 4, $"seed {Seed}");
        call.All("error").ShouldAllBe(error => (string?)error.SelectToken("error.code") != FaultCodes.ServerError, $"seed {Seed}");
        call.All("response.created").Count.ShouldBe(call.All("response.done").Count, $"seed {Seed}");
        var before = call.All("session.updated").Count;
        call.Update("""{"instructions":"still here"}""");
        call.All("session.updated").Count.ShouldBe(before + 1, $"seed {Seed}");
    }

    [Fact]
    public async Task Who_does_not_read_is_disconnected_and_nobody_else_notices()
    {
        await using var host = await RealtimeHost.StartAsync();
        using var deaf = await host.ConnectAsync();
        using var other = await host.ConnectAsync();
        var item = new JObject
        {
            ["type"] = "conversation.item.create",
            ["item"] = new JObject
            {
                ["id"] = "i", ["type"] = "message", ["role"] = "user",
                ["content"] = new JArray(new JObject { ["type"] = "input_text", ["text"] = new string('x', 1 << 20) }),
            },
        };
        await RealtimeHost.SendAsync(deaf, item.ToString(Formatting.None));

        await Should.ThrowAsync<WebSocketException>(async () =>
        {
            for (var i = 0; i < 1_000_000; i++)
                await RealtimeHost.SendAsync(deaf, """{"type":"conversation.item.retrieve","item_id":"i"}""");
        });

        await RealtimeHost.SendAsync(other, """{"type":"response.create"}""");
        ((string?)(await RealtimeHost.ReadToAsync(other, "response.done")).SelectToken("response.status")).ShouldBe("completed");
    }

    /// <summary>A message with something wrong: a member that is gone, of another kind or too large, or text that is no JSON.</summary>
    private static string Spoil(string message, Random random)
    {
        if (random.Next(8) == 0)
            return message[..random.Next(message.Length)];
        var json = JObject.Parse(message);
        var values = json.DescendantsAndSelf().OfType<JProperty>().ToList();
        var spoiled = values[random.Next(values.Count)];
        if (random.Next(4) == 0)
            spoiled.Remove();
        else
            spoiled.Value = random.Next(7) switch
            {
                0 => JValue.CreateNull(),
                1 => -1,
                2 => new JObject { ["a"] = new JArray(1) },
                3 => new JArray("x"),
                4 => new string('ü', random.Next(200)),
                5 => 1e300,
                _ => true,
            };
        return json.ToString(Formatting.None);
    }
}
