using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Agents.Bench.Measuring;

namespace Agents.Bench.Gateway;

/// <summary>A caller who talks at real time over one STT socket and notes how long after the end of each utterance its final transcript comes.</summary>
/// <param name="model">The recogniser.</param>
/// <param name="speech">What the caller's line carries, as messages of 50 ms.</param>
/// <param name="answer">What follows each final: the answering part of a call, or nothing.</param>
internal sealed class TalkingCaller(string model, IReadOnlyList<byte[]> speech, Func<Task>? answer = null) : IAsyncDisposable
{
    private const double PieceSeconds = 0.05;
    private const double PauseSeconds = 0.5; // the gateway's default: this much silence ends an utterance

    private readonly ClientWebSocket _socket = new();
    private readonly List<Task> _answers = [];

    /// <summary>Seconds into the line, and by how many seconds the final came later than the end of its last word plus the pause.</summary>
    public List<(double At, double Late)> Finals { get; } = [];

    /// <summary>Opens the session; returns when the gateway has an engine for it.</summary>
    public async Task ConnectAsync(string url, string token)
    {
        _socket.Options.SetRequestHeader("Authorization", $"Bearer {token}");
        await _socket.ConnectAsync(new Uri($"{url.Replace("http://", "ws://", StringComparison.Ordinal)}/stt"), CancellationToken.None);
        await SendAsync(Encoding.UTF8.GetBytes($$"""{"type":"session.create","model":"{{model}}","settings":{"sample_rate":"16000","encoding":"pcm_s16le"} }"""));
        if (await ReceiveAsync() is not { } first || first.GetProperty("type").GetString() != "session.created")
            throw new InvalidOperationException($"The gateway refused a session of {model}.");
    }

    /// <summary>Talks for the whole of the line, then waits until everything said is recognised and answered.</summary>
    public async Task TalkAsync()
    {
        var began = Lap.Now();
        var hearing = HearAsync(began);
        for (var i = 0; i < speech.Count; i++)
        {
            var early = ((i + 1) * PieceSeconds) - Lap.Since(began);
            if (early > 0)
                await Task.Delay(TimeSpan.FromSeconds(early), TimeProvider.System);
            await SendAsync(speech[i]);
        }

        await SendAsync("""{"type":"session.finalize"}"""u8.ToArray());
        await hearing;
        await Task.WhenAll(_answers);
    }

    public ValueTask DisposeAsync()
    {
        _socket.Dispose();
        return default;
    }

    private async Task HearAsync(long began)
    {
        while (await ReceiveAsync() is { } message)
        {
            switch (message.GetProperty("type").GetString())
            {
                case "final_transcript":
                    var end = message.GetProperty("start").GetDouble() + message.GetProperty("duration").GetDouble();
                    if (end + PauseSeconds < speech.Count * PieceSeconds) // else the end of the line cuts the utterance, not the pause
                        Finals.Add((end, Lap.Since(began) - end - PauseSeconds));
                    if (answer is not null)
                        _answers.Add(answer());
                    break;
                case "session.finalized":
                    return;
                case "error":
                    throw new InvalidOperationException($"The gateway failed: {message}");
            }
        }
    }

    private ValueTask SendAsync(byte[] message) => _socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    private async Task<JsonElement?> ReceiveAsync()
    {
        using var message = new MemoryStream();
        var buffer = new byte[16 * 1024];
        while (true)
        {
            var read = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
            if (read.MessageType == WebSocketMessageType.Close)
                return null;
            message.Write(buffer, 0, read.Count);
            if (read.EndOfMessage)
                return JsonDocument.Parse(message.ToArray()).RootElement;
        }
    }
}
