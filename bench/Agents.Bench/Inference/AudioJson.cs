using System.Text;
using Agents.Bench.Measuring;
using Agents.Messages;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Bench.Inference;

/// <summary>Audio messages written and read our way and by Newtonsoft.Json.</summary>
internal static class AudioJson
{
    private const int Messages = 20_000;
    private const int Runs = 5;
    private static readonly byte[] Pcm = new byte[1600];

    public static async Task<IReadOnlyList<Figure>> Measure()
    {
        using var buffer = new PooledBuffer();
        WireAudio.WriteInput(buffer, Pcm);
        var message = buffer.WrittenMemory.ToArray();
        Benchmark[] all =
        [
            Of("audio-json.write", () =>
            {
                buffer.Clear();
                WireAudio.WriteInput(buffer, Pcm);
            }),
            Of("audio-json.write.newtonsoft", () => Encoding.UTF8.GetBytes(
                new JObject { ["type"] = "input_audio", ["audio"] = Convert.ToBase64String(Pcm) }.ToString(Formatting.None))),
            Of("audio-json.read", () => WireAudio.Read(message)),
            Of("audio-json.read.newtonsoft", () => Convert.FromBase64String((string)JObject.Parse(Encoding.UTF8.GetString(message))["audio"]!)),
        ];
        var figures = new List<Figure>();
        foreach (var benchmark in all)
            figures.AddRange(await benchmark.Measure(Runs));
        return figures;
    }

    private static Benchmark Of(string name, Action once) => new(name, "50 ms of audio as JSON", () =>
    {
        var lap = Lap.Start();
        for (var i = 0; i < Messages; i++)
            once();
        return Task.FromResult(Measured.Of(lap, Messages, "message"));
    });
}
