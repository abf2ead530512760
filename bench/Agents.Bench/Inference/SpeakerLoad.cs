using System.Globalization;
using System.Net.WebSockets;
using Agents.Bench.Measuring;
using Agents.Inference;
using Agents.Messages;

namespace Agents.Bench.Inference;

/// <summary>
/// Speakers that ask for speech again and again, and how long the first audio takes beyond what the gateway says that it took: our side and the way
/// through the loopback.
/// </summary>
internal static class SpeakerLoad
{
    private const string Sentence = "This is a sentence to be spoken.";
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(0.5);

    /// <summary>Seconds of overhead of each answer of a <see cref="Tts"/> after each speaker's first, over warm sockets.</summary>
    public static async Task<double[]> Ours(string url, int speakers, int seconds)
    {
        await using var tts = new Tts(new TtsOptions { Model = "bench/voice", BaseUrl = url, ApiKey = "key", ApiSecret = "secret" });
        return await All(speakers, seconds, () => Task.FromResult<Func<Task<double>>>(() => AskAsync(tts)));
    }

    /// <summary>The same of nothing but sockets, with the same messages.</summary>
    public static Task<double[]> Bare(string url, int speakers, int seconds) => All(speakers, seconds, async () =>
    {
        var socket = await HttpTransport.Shared.ConnectAsync(new Uri(GatewayUrl.ToWebSocket(url) + "/tts"), new Dictionary<string, string>(), CancellationToken.None);
        var buffer = new byte[64 * 1024];
        return () => AskAsync(socket, buffer);
    });

    /// <summary>The speakers begin one after the other over one pause, so that they do not march in step.</summary>
    private static async Task<double[]> All(int speakers, int seconds, Func<Task<Func<Task<double>>>> open)
    {
        var all = await Task.WhenAll(Enumerable.Range(0, speakers).Select(async speaker =>
        {
            await Task.Delay(Pause * speaker / speakers, TimeProvider.System);
            var ask = await open();
            await ask();
            var overheads = new List<double>();
            var began = Lap.Now();
            while (Lap.Since(began) < seconds)
            {
                await Task.Delay(Pause, TimeProvider.System);
                overheads.Add(await ask());
            }
            return overheads;
        }));
        return [.. all.SelectMany(overheads => overheads).Order()];
    }

    private static async Task<double> AskAsync(Tts tts)
    {
        var asked = Lap.Now();
        await using var stream = tts.Stream();
        stream.PushText(Sentence);
        stream.EndInput();
        double? overhead = null;
        await foreach (var audio in stream)
            overhead ??= Lap.Since(asked) - Took(audio.SegmentId);
        return overhead ?? throw new InvalidOperationException("The gateway gave no audio.");
    }

    private static async Task<double> AskAsync(WebSocket socket, byte[] buffer)
    {
        var asked = Lap.Now();
        await socket.SendAsync(WireJson.Write(new TtsInputTranscript(Sentence + " ") { Model = "bench/voice" }.ToJson()), WebSocketMessageType.Text, true, CancellationToken.None);
        await socket.SendAsync(TtsSessionFlush.Utf8, WebSocketMessageType.Text, true, CancellationToken.None);
        double? overhead = null;
        while (true)
        {
            var length = 0;
            ValueWebSocketReceiveResult result;
            do
            {
                result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += result.Count;
            }
            while (!result.EndOfMessage);
            var message = WireJson.ParseObject(buffer.AsSpan(0, length));
            if ((string?)message["type"] == "done")
                return overhead ?? throw new InvalidOperationException("The gateway gave no audio.");
            overhead ??= Lap.Since(asked) - Took((string)message["session_id"]!);
        }
    }

    /// <summary>The gateway names its sessions by the microseconds that it took.</summary>
    private static double Took(string session) => double.Parse(session, CultureInfo.InvariantCulture) / 1e6;
}
