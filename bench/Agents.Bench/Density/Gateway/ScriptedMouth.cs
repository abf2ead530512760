using System.Text;
using Agents.Bench.Measuring;
using Agents.Messages;
using Microsoft.AspNetCore.Http;

namespace Agents.Bench.Density;

/// <summary>The voice: says anything in three seconds. The first sound comes some time after the text, the rest as fast as it is taken.</summary>
internal sealed class ScriptedMouth(TurnDelays delays)
{
    /// <summary>Seconds of an answer.</summary>
    public const double Seconds = 3;

    private const int Pieces = 30;
    private static readonly TimeSpan FirstSound = TimeSpan.FromMilliseconds(100);
    private static readonly byte[] Piece = Encoding.ASCII.GetBytes(
        $$"""{"type":"output_audio","session_id":"s","audio":"{{Convert.ToBase64String(Vowels.Speak((int)(Script.Rate * Seconds / Pieces), Script.Rate))}}"}""");

    private static readonly byte[] Done = WireJson.Write(new TtsDone("s").ToJson());

    public async Task ServeAsync(HttpContext http)
    {
        using var socket = new GatewaySocket(await http.WebSockets.AcceptWebSocketAsync());
        var text = new StringBuilder();
        while (await socket.ReceiveAsync() is { } message)
        {
            if (message.Span.SequenceEqual(TtsSessionFlush.Utf8.Span))
            {
                await SpeakAsync(socket, text.ToString());
                text.Clear();
            }
            else if (TtsClientMessage.Read(message.Span) is TtsInputTranscript said)
                text.Append(said.Transcript);
        }
    }

    private async Task SpeakAsync(GatewaySocket socket, string text)
    {
        var asked = Lap.Now();
        await Task.Delay(FirstSound, TimeProvider.System);
        if (TurnDelays.Find(text) is { } turn)
            delays.VoiceTook(turn.Name, Lap.Since(asked));
        for (var i = 0; i < Pieces; i++)
            await socket.SendAsync(Piece);
        await socket.SendAsync(Done);
    }
}
