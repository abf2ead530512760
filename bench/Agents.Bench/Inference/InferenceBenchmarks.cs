using System.Net.WebSockets;
using Agents.Audio;
using Agents.Bench.Measuring;
using Agents.Inference;
using Agents.Messages;

namespace Agents.Bench.Inference;

/// <summary>Many streams at real time against a gateway in another process.</summary>
internal static class InferenceBenchmarks
{
    private const int Rate = 16000;
    private static readonly TimeSpan Piece = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(3);

    /// <summary>Measures and prints one JSON line per figure.</summary>
    /// <param name="listeners">STT streams.</param>
    /// <param name="speakers">TTS streams at the same time.</param>
    /// <param name="seconds">How long.</param>
    public static async Task<int> Run(int listeners, int speakers, int seconds)
    {
        await using var gateway = await GatewayProcess.StartAsync();
        var sockets = await BareSockets(gateway.Url, listeners, seconds);
        await Streams(gateway.Url, listeners, speakers, seconds, sockets);
        foreach (var figure in await AudioJson.Measure())
            Console.WriteLine(figure.ToJsonLine());
        return 0;
    }

    /// <summary>What the sockets alone cost: the same messages, made beforehand.</summary>
    private static async Task<double> BareSockets(string url, int count, int seconds)
    {
        using var message = new PooledBuffer();
        WireAudio.WriteInput(message, new byte[Rate / 20 * sizeof(short)]);
        var sockets = new List<ClientWebSocket>();
        for (var i = 0; i < count; i++)
        {
            var socket = new ClientWebSocket();
            await socket.ConnectAsync(new Uri(GatewayUrl.ToWebSocket(url) + "/stt"), CancellationToken.None);
            sockets.Add(socket);
        }
        var lap = Lap.Start();
        var frames = await Pace(seconds, count, i => _ = sockets[i].SendAsync(message.WrittenMemory, WebSocketMessageType.Text, true, CancellationToken.None).AsTask());
        var bytes = lap.Bytes / (double)frames;
        sockets.ForEach(socket => socket.Dispose());
        Print("inference.socket.allocated", "B/frame", bytes, "a bare WebSocket that sends the same messages");
        return bytes;
    }

    private static async Task Streams(string url, int listeners, int speakers, int seconds, double socketBytes)
    {
        await using var stt = new Stt(new SttOptions { BaseUrl = url, ApiKey = "key", ApiSecret = "secret" });
        await using var tts = new Tts(new TtsOptions { Model = "bench/voice", BaseUrl = url, ApiKey = "key", ApiSecret = "secret" });
        var before = Heap.LiveBytes();
        var streams = Enumerable.Range(0, listeners).Select(_ => stt.Stream()).ToList();
        await Task.Delay(Settling, TimeProvider.System);
        Print("inference.stt.idle", "B/stream", (Heap.LiveBytes() - before) / (double)listeners, "heap of a connected stream before any audio, socket included");

        var silence = AudioFrame.Silence(Piece, Rate);
        await Pace(3, listeners, i => streams[i].PushFrame(silence));
        var lap = Lap.Start();
        var frames = await Pace(seconds, listeners, i => streams[i].PushFrame(silence));
        Print("inference.stt.allocated", "B/frame", lap.Bytes / (double)frames, "allocated per 50 ms of audio, socket included");
        Print("inference.stt.allocated.beyond", "B/frame", (lap.Bytes / (double)frames) - socketBytes, "the same beyond the socket's");
        Print("inference.stt.processor", "% of a core", lap.ProcessorSeconds / lap.Seconds / listeners * 100, "client CPU per stream at real time");

        var overheads = new List<double>();
        var listening = Pace(seconds, listeners, i => streams[i].PushFrame(silence));
        await Task.WhenAll(Enumerable.Range(0, speakers).Select(_ => SpeakAsync(tts, seconds, overheads)));
        await listening;
        overheads.Sort();
        Print("inference.tts.first-audio.p50", "ms", overheads[overheads.Count / 2] * 1000, "first audio over the gateway's delay, under the load of all streams");
        Print("inference.tts.first-audio.p99", "ms", overheads[(int)(overheads.Count * 0.99)] * 1000, "the same, 99th percentile");
        foreach (var stream in streams)
            await stream.DisposeAsync();
    }

    private static async Task SpeakAsync(Tts tts, int seconds, List<double> overheads)
    {
        var began = Lap.Now();
        for (var round = 0; Lap.Since(began) < seconds; round++)
        {
            var asked = Lap.Now();
            await using var audio = tts.Synthesize("This is a sentence to be spoken.");
            await using var pieces = audio.GetAsyncEnumerator();
            await pieces.MoveNextAsync();
            if (round > 0)
            {
                lock (overheads)
                    overheads.Add(Lap.Since(asked) - ScriptedGateway.SpeechDelay.TotalSeconds);
            }
            while (await pieces.MoveNextAsync())
            {
            }
            await Task.Delay(TimeSpan.FromSeconds(0.5), TimeProvider.System);
        }
    }

    /// <summary>Pushes a frame into each stream every 50 ms, a tenth of them every 5 ms.</summary>
    private static async Task<long> Pace(int seconds, int count, Action<int> push)
    {
        const int Groups = 10;
        using var timer = new PeriodicTimer(Piece / Groups, TimeProvider.System);
        var began = Lap.Now();
        long frames = 0;
        for (long tick = 0; Lap.Since(began) < seconds; tick++)
        {
            if (tick * (Piece / Groups).TotalSeconds > Lap.Since(began))
                await timer.WaitForNextTickAsync();
            for (var i = (int)(tick % Groups); i < count; i += Groups, frames++)
                push(i);
        }
        return frames;
    }

    private static void Print(string name, string unit, double value, string what) =>
        Console.WriteLine(Figure.Of(name, unit, [value], what).ToJsonLine());
}
