using System.Runtime.InteropServices;
using Agents.Inference.Tests.Rig;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Faults;

public sealed class TtsFaultTests : FaultTest
{
    private const int Rate = 24000;
    private const int WordSamples = 6000;

    [Fact]
    public void Whatever_breaks_every_word_is_spoken_whole_once() => RunSchedules(async (world, seed) =>
    {
        world.Serve(connection => Speak(world, connection));
        var tts = new Tts(new TtsOptions { Model = "test/voice", BaseUrl = "http://gateway.test/v1", ApiKey = "k", ApiSecret = "s", Transport = world.Gateway, Clock = world.Time });
        var words = world.Plan.Random.Next(1, 25);
        await using (var stream = await world.Child(parent => tts.Stream(Patient, parent)))
        {
            var hearing = Listen(world, stream);
            for (var word = 1; word <= words; word++)
            {
                stream.PushText($"w{word}{(word % 6 == 0 ? "." : "")} ");
                if (world.Plan.Random.Next(4) == 0)
                    await world.Delay(world.Plan.Random.NextDouble());
            }
            stream.EndInput();
            var (heard, finals) = await hearing;
            heard.ShouldBe(Enumerable.Range(1, words));
            finals.ShouldBe(1);
        }
        await tts.DisposeAsync();
    });

    /// <summary>The words heard from beginning to end: each sample tells its word and how far into it it is.</summary>
    private static async Task<(List<int> Words, int Finals)> Listen(FaultWorld world, ISynthesizeStream stream)
    {
        var heard = new List<int>();
        var (length, last, finals) = (0, (short)0, 0);
        await foreach (var audio in stream)
        {
            finals += audio.IsFinal ? 1 : 0;
            foreach (var sample in audio.Frame.Samples.ToArray())
            {
                var (word, progress) = (sample / 1000, sample % 1000);
                length = progress == 1 && sample != last ? 1 : length + 1;
                last = sample;
                if (length == WordSamples && progress == WordSamples / 10)
                    heard.Add(word);
            }
            if (world.Plan.Random.Next(10) == 0)
                await world.Delay(world.Plan.Random.NextDouble());
        }
        return (heard, finals);
    }

    private static short Sample(int word, int at) => (short)((word * 1000) + (at / 10) + 1);

    private static async Task Speak(FaultWorld world, FakeConnection connection)
    {
        await connection.NextAsync("session.create");
        await world.Plan.SendAsync(connection, new JObject { ["type"] = "session.created", ["session_id"] = "s" });
        var spoken = 0;
        while (await connection.NextAsync() is { } message)
        {
            world.Plan.OnReceive(connection, message.Kind);
            if (message.Kind == "session.flush")
            {
                await world.Plan.SendAsync(connection, new JObject { ["type"] = "done", ["session_id"] = "s" });
                spoken = 0;
                continue;
            }
            foreach (var word in ((string)message.Json["transcript"]!).Split([' ', '.'], StringSplitOptions.RemoveEmptyEntries))
                await SpeakWord(world, connection, word, spoken++);
        }
    }

    private static async Task SpeakWord(FaultWorld world, FakeConnection connection, string word, int before)
    {
        var start = before * WordSamples / (double)Rate;
        await world.Plan.SendAsync(connection, new JObject
        {
            ["type"] = "output_alignment",
            ["session_id"] = "s",
            ["words"] = new JArray(new JObject { ["word"] = word + " ", ["start"] = start, ["end"] = start + (WordSamples / (double)Rate) }),
        });
        var number = int.Parse(word[1..]);
        for (var at = 0; at < WordSamples; at += 1500)
        {
            var samples = Enumerable.Range(at, 1500).Select(sample => Sample(number, sample)).ToArray();
            await world.Plan.SendAsync(connection, new JObject
            {
                ["type"] = "output_audio",
                ["session_id"] = "s",
                ["audio"] = Convert.ToBase64String(MemoryMarshal.AsBytes(samples.AsSpan())),
            });
        }
    }
}
