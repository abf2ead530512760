using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using Agents.Host.Tests.Realtime.Support;

namespace Agents.Host.Tests.Hostile;

/// <summary>Clients that connect and stay silent, come in crowds, or send without end: whoever else talks to the host gets an answer.</summary>
public sealed class RudeClientTests
{
    private const int Connections = 200;
    private static readonly Random Chance = new(20261122);

    [Fact]
    public async Task Half_open_connections_hold_nobody_up()
    {
        await using var host = await RealtimeHost.StartAsync();
        var halves = new List<TcpClient>();
        for (var i = 0; i < Connections; i++)
            halves.Add(await HalfOpenAsync(host.Http, i));

        await AnsweredAsync(host);
        halves.ForEach(half => half.Dispose());
    }

    [Fact]
    public async Task Clients_that_connect_and_vanish_leave_the_host_answering()
    {
        await using var host = await RealtimeHost.StartAsync();
        for (var i = 0; i < Connections; i++)
        {
            using var socket = await host.ConnectAsync();
            if (Chance.Next(2) == 0)
                await RealtimeHost.SendAsync(socket, """{"type":"input_audio_buffer.append","audio":"AAAA"}""");
            socket.Abort();
        }

        await AnsweredAsync(host);
    }

    [Fact]
    public async Task A_flood_of_sound_is_held_back_at_the_socket_of_who_sends_it()
    {
        await using var host = await RealtimeHost.StartAsync();
        using var flooding = await host.ConnectAsync();
        using var enough = new CancellationTokenSource();
        var flood = FloodAsync(flooding, enough.Token);

        for (var i = 0; i < 5; i++)
            await AnsweredAsync(host);
        flood.IsFaulted.ShouldBeFalse();
        await enough.CancelAsync();
        (await flood).ShouldBeLessThan(HeldAtMost);
    }

    [Fact]
    public async Task Frames_that_are_no_text_or_too_large_are_answered_with_an_error_and_the_session_goes_on()
    {
        await using var host = await RealtimeHost.StartAsync(realtime: new RealtimeOptions { MaxMessageBytes = 64 * 1024 });
        using var socket = await host.ConnectAsync();
        foreach (var (type, length) in new[] { (WebSocketMessageType.Binary, 100), (WebSocketMessageType.Text, 300 * 1024), (WebSocketMessageType.Text, 1) })
        {
            var noise = new byte[length];
            Array.Fill(noise, (byte)'x');
            await socket.SendAsync(noise, type, endOfMessage: true, CancellationToken.None);
            ((string?)(await RealtimeHost.ReadToAsync(socket, "error")).SelectToken("error.type")).ShouldBe("invalid_request_error");
        }

        await RealtimeHost.SendAsync(socket, """{"type":"response.create"}""");
        ((string?)(await RealtimeHost.ReadToAsync(socket, "response.done")).SelectToken("response.status")).ShouldBe("completed");
    }

    /// <summary>
    /// What one client can put into the host beyond what is due: 30 s of sound in the leg, 2 MiB in its line, the buffers of two sockets, and at most
    /// a few seconds that went in meanwhile. In bytes of messages.
    /// </summary>
    private const long HeldAtMost = 64 << 20;

    /// <summary>Sends sound as fast as it goes out.</summary>
    /// <returns>Bytes sent.</returns>
    private static async Task<long> FloodAsync(WebSocket socket, CancellationToken enough)
    {
        var message = Encoding.ASCII.GetBytes($$"""{"type":"input_audio_buffer.append","audio":"{{Convert.ToBase64String(new byte[48_000])}}"}""");
        long sent = 0;
        try
        {
            while (!enough.IsCancellationRequested)
            {
                await socket.SendAsync(message, WebSocketMessageType.Text, endOfMessage: true, enough);
                sent += message.Length;
            }
        }
        catch (OperationCanceledException)
        {
            // it was held back
        }

        return sent;
    }

    /// <summary>A connection that says nothing, or begins to say something: part of a request, a whole upgrade without a word after it, or half a frame.</summary>
    private static async Task<TcpClient> HalfOpenAsync(Uri host, int kind)
    {
        var client = new TcpClient();
        await client.ConnectAsync(host.Host, host.Port);
        var upgrade = $"GET /v1/realtime?model=test HTTP/1.1\r\nHost: {host.Authority}\r\nAuthorization: Bearer any\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n"
            + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n";
        var sent = (kind % 4) switch
        {
            0 => [],
            1 => Encoding.ASCII.GetBytes(upgrade[..(upgrade.Length / 2)]),
            2 => Encoding.ASCII.GetBytes(upgrade),
            _ => (byte[])[.. Encoding.ASCII.GetBytes(upgrade), 0x81, 0xFE, 0x10],
        };
        await client.GetStream().WriteAsync(sent);
        return client;
    }

    /// <summary>Somebody with manners is answered.</summary>
    private static async Task AnsweredAsync(RealtimeHost host)
    {
        using var socket = await host.ConnectAsync();
        await RealtimeHost.SendAsync(socket, """{"type":"response.create"}""");
        ((string?)(await RealtimeHost.ReadToAsync(socket, "response.done")).SelectToken("response.status")).ShouldBe("completed");
    }
}
