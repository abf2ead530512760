using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using Agents.Bench.Measuring;
using Agents.Messages;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Agents.Bench.Inference;

/// <summary>
/// A gateway in a process of its own: <c>/stt</c> listens and at the end says how many messages of audio came, <c>/tts</c>
/// gives 0.5 s of audio a fixed time after each flush, in a session named by the microseconds that it really took.
/// </summary>
internal static class ScriptedGateway
{
    private static readonly TimeSpan SpeechDelay = TimeSpan.FromMilliseconds(50);

    /// <summary>Serves until its input ends; the first line of its output is its address.</summary>
    public static async Task<int> Run()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        await using var app = builder.Build();
        app.UseWebSockets();
        app.Map("/v1/stt", Hear);
        app.Map("/v1/tts", Speak);
        await app.StartAsync();
        Console.WriteLine(app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single() + "/v1");
        await Console.In.ReadToEndAsync();
        return 0;
    }

    private static async Task Hear(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[8192];
        await Send(socket, WireJson.Write(new SttSessionCreated("s").ToJson()));
        for (var messages = 0; await Receive(socket, buffer) is { } length; messages++)
        {
            if (!buffer.AsSpan(0, length).SequenceEqual(SttSessionFinalize.Utf8.Span))
                continue;
            var audio = messages - 1;
            await Send(socket, WireJson.Write(new SttTranscript(TranscriptKind.Final, audio.ToString(CultureInfo.InvariantCulture)).ToJson()));
            await socket.CloseAsync(WebSocketCloseStatus.NormalClosure, null, CancellationToken.None);
        }
    }

    private static async Task Speak(HttpContext http)
    {
        using var socket = await http.WebSockets.AcceptWebSocketAsync();
        var buffer = new byte[8192];
        var audio = Convert.ToBase64String(new byte[24000]);
        var done = WireJson.Write(new TtsDone("s").ToJson());
        while (await Receive(socket, buffer) is { } length)
        {
            if (!buffer.AsSpan(0, length).SequenceEqual(TtsSessionFlush.Utf8.Span))
                continue;
            var asked = Lap.Now();
            await Task.Delay(SpeechDelay, TimeProvider.System);
            await Send(socket, Encoding.UTF8.GetBytes($$"""{"type":"output_audio","session_id":"{{Lap.Since(asked) * 1e6:0}}","audio":"{{audio}}"}"""));
            await Send(socket, done);
        }
    }

    private static ValueTask Send(WebSocket socket, byte[] message) => socket.SendAsync(message.AsMemory(), WebSocketMessageType.Text, true, CancellationToken.None);

    private static async Task<int?> Receive(WebSocket socket, byte[] buffer)
    {
        try
        {
            var length = 0;
            while (true)
            {
                var result = await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
                length += result.Count;
                if (result.MessageType == WebSocketMessageType.Close)
                    return null;
                if (result.EndOfMessage)
                    return length;
            }
        }
        catch (WebSocketException)
        {
            return null;
        }
    }
}
