using Agents.Messages;
using Microsoft.AspNetCore.Http;

namespace Agents.Bench.Density;

/// <summary>The recogniser: knows only sound from silence. Some time after a silence began it has understood that somebody asked something.</summary>
internal sealed class ScriptedEar(TurnDelays delays)
{
    private const byte Zero = (byte)'A', Padding = (byte)'=';
    private static readonly TimeSpan FinalAfter = TimeSpan.FromMilliseconds(200);
    private int _lines;

    public async Task ServeAsync(HttpContext http)
    {
        var line = Interlocked.Increment(ref _lines);
        using var socket = new GatewaySocket(await http.WebSockets.AcceptWebSocketAsync());
        await socket.SendAsync(WireJson.Write(new SttSessionCreated($"line-{line}").ToJson()));
        var (voiced, turns) = (false, 0);
        while (await socket.ReceiveAsync() is { } message)
        {
            if (message.Span.SequenceEqual(SttSessionFinalize.Utf8.Span))
            {
                await socket.SendAsync(WireJson.Write(new SttSessionFinalized().ToJson()));
                return;
            }

            if (!TryFindAudio(message.Span, out var audio))
                continue;
            delays.Heard(line, Samples(audio));
            var sounds = audio.IndexOfAnyExcept(Zero, Padding) >= 0;
            if (voiced && !sounds)
                _ = UnderstandAsync(socket, TurnDelays.Words(line, ++turns));
            voiced = sounds;
        }
    }

    /// <summary>The base64 of a message; zeros need not be decoded to be known.</summary>
    private static bool TryFindAudio(ReadOnlySpan<byte> message, out ReadOnlySpan<byte> audio)
    {
        var prefix = "{\"type\":\"input_audio\",\"audio\":\""u8;
        var isAudio = message.StartsWith(prefix);
        audio = isAudio ? message[prefix.Length..^2] : default;
        return isAudio;
    }

    private static int Samples(ReadOnlySpan<byte> base64) => ((base64.Length / 4 * 3) - (base64.Length - base64.TrimEnd(Padding).Length)) / sizeof(short);

    private static async Task UnderstandAsync(GatewaySocket socket, string words)
    {
        await Task.Delay(FinalAfter, TimeProvider.System);
        await socket.SendAsync(WireJson.Write(new SttTranscript(TranscriptKind.Final, words) { Language = "en", Confidence = 0.9 }.ToJson()));
    }
}
