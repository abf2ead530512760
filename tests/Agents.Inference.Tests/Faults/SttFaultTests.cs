using System.Runtime.InteropServices;
using Agents.Audio;
using Agents.Inference.Tests.Rig;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Faults;

public sealed class SttFaultTests : FaultTest
{
    private const int Rate = 16000;
    private const int WordSamples = 6400;
    private const int PauseSamples = 8000;

    [Fact]
    public void Whatever_breaks_no_word_is_lost_or_heard_twice() => RunSchedules(async (world, seed) =>
    {
        world.Serve(connection => Recognize(world, connection));
        var stt = new Stt(new SttOptions { BaseUrl = "http://gateway.test/v1", ApiKey = "k", ApiSecret = "s", Transport = world.Gateway, Clock = world.Time });
        await using var stream = await world.Child(parent => stt.Stream(connect: Patient, parent: parent));
        var words = world.Plan.Random.Next(1, 12);
        var hearing = Hear(stream);
        await Speak(world, stream, words);
        stream.EndInput();
        (await hearing).ShouldBe(Enumerable.Range(1, words));
    });

    /// <summary>Says words 1 to n, each a run of samples of its number, with pauses between utterances; pushed in real time.</summary>
    private static async Task Speak(FaultWorld world, ISpeechStream stream, int words)
    {
        var audio = new List<short>();
        for (var word = 1; word <= words; word++)
        {
            audio.AddRange(Enumerable.Repeat((short)word, WordSamples));
            audio.AddRange(new short[world.Plan.Random.Next(3) == 0 ? PauseSamples : 800]);
        }
        var samples = audio.ToArray();
        for (var at = 0; at < samples.Length; at += 800)
        {
            stream.PushFrame(new AudioFrame(samples.AsMemory(at, Math.Min(800, samples.Length - at)), Rate));
            await world.Delay(0.05);
        }
    }

    private static async Task<List<int>> Hear(ISpeechStream stream)
    {
        var heard = new List<int>();
        await foreach (var said in stream)
        {
            if (said.Type == SpeechEventType.FinalTranscript)
                heard.AddRange(said.Text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse));
        }
        return heard;
    }

    /// <summary>A recogniser that knows a word when all its samples came, and finishes an utterance at a pause of 0.3 s or when asked.</summary>
    private static async Task Recognize(FaultWorld world, FakeConnection connection)
    {
        await connection.NextAsync("session.create");
        await world.Plan.SendAsync(connection, new JObject { ["type"] = "session.created", ["session_id"] = "s" });
        var utterance = new List<int>();
        var (position, run, value, silence, start, end) = (0, 0, (short)0, 0, 0, 0);
        while (await connection.NextAsync() is { } message)
        {
            world.Plan.OnReceive(connection, message.Kind);
            if (message.Kind == "session.finalize")
            {
                await Finish();
                await world.Plan.SendAsync(connection, new JObject { ["type"] = "session.finalized" });
                await world.Delay(1);
                connection.Close();
                await connection.DrainAsync();
                return;
            }
            foreach (var sample in MemoryMarshal.Cast<byte, short>(Convert.FromBase64String((string)message.Json["audio"]!)).ToArray())
            {
                position++;
                run = sample == value ? run + 1 : 1;
                value = sample;
                silence = sample == 0 ? silence + 1 : 0;
                if (sample != 0 && run == 400 && utterance.Count == 0)
                {
                    start = position - 400;
                    await world.Plan.SendAsync(connection, new JObject { ["type"] = "interim_transcript", ["transcript"] = "...", ["session_id"] = "s" });
                }
                if (sample != 0 && run == WordSamples)
                {
                    utterance.Add(sample);
                    end = position;
                }
                if (silence == 4800)
                    await Finish();
            }
        }

        async Task Finish()
        {
            if (utterance.Count == 0)
                return;
            var text = string.Join(' ', utterance);
            utterance.Clear();
            await world.Plan.SendAsync(connection, new JObject
            {
                ["type"] = "final_transcript",
                ["transcript"] = text,
                ["start"] = start / (double)Rate,
                ["duration"] = (end - start) / (double)Rate,
                ["session_id"] = "s",
            });
        }
    }
}
