using System.Net.WebSockets;
using Agents.Audio;
using Agents.Bench.Measuring;
using Agents.Inference;
using Agents.Messages;

namespace Agents.Bench.Inference;

/// <summary>What the sockets alone cost: nothing but WebSockets with a token each, that wait for a message, and send the same ones, made beforehand.</summary>
/// <param name="IdleBytes">Heap of one.</param>
/// <param name="BytesPerFrame">Allocated per message.</param>
internal sealed record SocketBaseline(double IdleBytes, double BytesPerFrame)
{
    private const int Rate = 16000;

    public static async Task<SocketBaseline> Measure(string url, int count, int seconds)
    {
        using var message = new PooledBuffer();
        WireAudio.WriteInput(message, new byte[AudioFrame.Silence(Pacer.Piece, Rate).SamplesPerChannel * sizeof(short)]);
        var before = Heap.LiveBytes();
        var sockets = new List<WebSocket>();
        for (var i = 0; i < count; i++)
            sockets.Add(await HttpTransport.Shared.ConnectAsync(new Uri(GatewayUrl.ToWebSocket(url) + "/stt"), Headers(), CancellationToken.None));
        var waiting = sockets.ConvertAll(socket => WaitAsync(socket, new byte[16]));
        await Task.Delay(TimeSpan.FromSeconds(1), TimeProvider.System);
        var idle = (Heap.LiveBytes() - before) / (double)count;
        var lap = Lap.Start();
        var frames = await Pacer.Run(seconds, count, i => _ = sockets[i].SendAsync(message.WrittenMemory, WebSocketMessageType.Text, true, CancellationToken.None).AsTask());
        var perFrame = lap.Bytes / (double)frames;
        sockets.ForEach(socket => socket.Abort());
        await Task.WhenAll(waiting);
        sockets.ForEach(socket => socket.Dispose());
        return new SocketBaseline(idle, perFrame);
    }

    private static Dictionary<string, string> Headers() => new()
    {
        ["User-Agent"] = "agents-bench",
        ["Authorization"] = $"Bearer {AccessToken.Mint("key", "secret", TimeProvider.System)}",
    };

    private static async Task WaitAsync(WebSocket socket, byte[] buffer)
    {
        try
        {
            while (true)
                await socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
        }
        catch (Exception error) when (error is WebSocketException or OperationCanceledException)
        {
            // Aborted at the end.
        }
    }
}
