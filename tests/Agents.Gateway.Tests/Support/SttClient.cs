using System.Text.Json;
using Agents.Audio;

namespace Agents.Gateway.Tests;

/// <summary>Plays recordings to a gateway, as fast as it takes them.</summary>
internal static class SttClient
{
    /// <summary>All messages until the recording is recognised to its end.</summary>
    public static async Task<List<JsonElement>> HearAsync(this TestGateway gateway, AudioFrame recording, string model = "local/pocketsphinx", string extra = "{}")
    {
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync($$"""{"type":"session.create","model":"{{model}}","settings":{"sample_rate":"{{recording.SampleRate}}","encoding":"pcm_s16le","language":"en","extra":{{extra}} } }""");
        var sending = SendAsync(socket, recording);
        var messages = await socket.UntilAsync("session.finalized");
        await sending;
        return messages;
    }

    public static string Text(this IEnumerable<JsonElement> messages) =>
        string.Join(' ', messages.Where(message => message.Type() == "final_transcript").Select(message => message.String("transcript")));

    private static async Task SendAsync(RawSocket socket, AudioFrame recording)
    {
        var chunk = recording.SampleRate / 20;
        for (var at = 0; at < recording.SamplesPerChannel; at += chunk)
            await socket.SendAudioAsync(recording.Samples.Span.Slice(at, Math.Min(chunk, recording.Samples.Length - at)));
        await socket.SendAsync("""{"type":"session.finalize"}""");
    }
}
