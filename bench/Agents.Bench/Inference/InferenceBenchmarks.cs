using Agents.Bench.Measuring;

namespace Agents.Bench.Inference;

/// <summary>Many streams at real time against a gateway in another process.</summary>
internal static class InferenceBenchmarks
{
    /// <summary>Measures and prints one JSON line per figure.</summary>
    /// <param name="listeners">STT streams.</param>
    /// <param name="speakers">TTS streams at the same time.</param>
    /// <param name="seconds">How long each part takes.</param>
    public static async Task<int> Run(int listeners, int speakers, int seconds)
    {
        await using var gateway = await GatewayProcess.StartAsync();
        await Console.Error.WriteLineAsync($"client: process {Environment.ProcessId}; gateway: process {gateway.Id} at {gateway.Url}");
        var bare = await SocketBaseline.Measure(gateway.Url, listeners, seconds);
        Print("inference.socket.idle", "B/socket", bare.IdleBytes, "heap of a bare WebSocket that waits for a message");
        Print("inference.socket.allocated", "B/frame", bare.BytesPerFrame, "a bare WebSocket that sends the same messages");

        await using var load = new ListenerLoad(gateway.Url);
        Print("inference.stt.idle", "B/stream", await load.Open(listeners), "heap of a connected stream before any audio, socket included");
        await load.Listen(3);
        var lap = Lap.Start();
        var frames = await load.Listen(seconds);
        var (allocated, busy) = (lap.Bytes / (double)frames, lap.ProcessorSeconds / lap.Seconds / listeners);
        Print("inference.stt.allocated", "B/frame", allocated, "allocated per 50 ms of audio, socket included");
        Print("inference.stt.allocated.beyond", "B/frame", allocated - bare.BytesPerFrame, "the same beyond the socket's");
        Print("inference.stt.processor", "% of a core", busy * 100, "client CPU per stream at real time");

        await Speak(load, "inference.tts.first-audio.bare", () => SpeakerLoad.Bare(gateway.Url, speakers, seconds), seconds, "bare WebSockets");
        await Speak(load, "inference.tts.first-audio", () => SpeakerLoad.Ours(gateway.Url, speakers, seconds), seconds, "Tts");
        await load.Close();
        foreach (var figure in await AudioJson.Measure())
            Console.WriteLine(figure.ToJsonLine());
        return 0;
    }

    private static async Task Speak(ListenerLoad load, string name, Func<Task<double[]>> speak, int seconds, string what)
    {
        var listening = load.Listen(seconds + 1);
        var overheads = await speak();
        await listening;
        foreach (var percent in (int[])[50, 99])
            Print($"{name}.p{percent}", "ms", overheads[overheads.Length * percent / 100] * 1000, $"first audio over the gateway's delay: {what}, under the load of all streams");
    }

    private static void Print(string name, string unit, double value, string what) =>
        Console.WriteLine(Figure.Of(name, unit, [value], what).ToJsonLine());
}
