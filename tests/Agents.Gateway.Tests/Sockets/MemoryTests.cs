using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit.Abstractions;

namespace Agents.Gateway.Tests;

/// <summary>Memory is measured while nothing else runs in this process.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("stt", "input_audio", "audio", BadInputTests.SttCreate)]
    [InlineData("tts", "input_transcript", "transcript", BadInputTests.TtsCreate)]
    public async Task Ten_megabytes_in_one_message_are_refused_and_not_kept(string path, string type, string member, string create)
    {
        await using var gateway = await BadInputTests.StartAsync();
        await SendAsync(200); // warms the pools up
        var before = GC.GetTotalAllocatedBytes(precise: true);
        await SendAsync(1000);
        var allocated = GC.GetTotalAllocatedBytes(precise: true) - before;
        output.WriteLine($"10 MB on /{path}: {allocated} bytes allocated, both ends together");
        allocated.ShouldBeLessThan(8_000_000); // one message up to its limit, with the steps in which the buffer grows; not all 10 MB

        async Task SendAsync(int pieces)
        {
            await using var socket = await gateway.ConnectAsync(path);
            await socket.SendAsync(create);
            await socket.ExpectAsync("session.created");
            var head = Encoding.ASCII.GetBytes($$"""{"type":"{{type}}","{{member}}":" """);
            await socket.SendInPiecesAsync(head, Encoding.ASCII.GetBytes(new string('A', 10_000)), pieces);
            await BadInputTests.ShouldFailAsync(socket, 413, "1048576", path);
        }
    }

    [Theory]
    [InlineData("""{"type":"input_audio","audio":"@@@@@@@@"}""", "base64")]
    [InlineData("""{"type":"input_audio","audio":"AAAA"}""", "odd number")]
    [InlineData("""{"type":"session.dance"}""", "'session.dance'")]
    [InlineData("""{"type":"session.create","settings":{"sample_rate":"100"}}""", "8000 to 48000")]
    public async Task Clients_that_send_nonsense_again_and_again_leave_nothing_behind(string message, string says)
    {
        await using var gateway = await BadInputTests.StartAsync(new GatewayOptions { LoggerFactory = NullLoggerFactory.Instance }); // the tests' log keeps every line
        await FailAsync(200); // warms the pools up
        var before = GC.GetTotalMemory(forceFullCollection: true);
        await FailAsync(200);
        var kept = (GC.GetTotalMemory(forceFullCollection: true) - before) / 200;
        output.WriteLine($"nonsense ({says}): {kept} bytes kept for each client that was sent away");
        kept.ShouldBeLessThan(2 * 1024); // a session's buffers alone would be more

        async Task FailAsync(int clients)
        {
            for (var i = 0; i < clients; i++)
            {
                await using var socket = await gateway.ConnectAsync("stt");
                await socket.SendAsync(BadInputTests.SttCreate);
                await socket.ExpectAsync("session.created");
                await socket.SendAsync(message);
                await BadInputTests.ShouldFailAsync(socket, 400, says, says);
            }
        }
    }

    [Fact]
    public async Task Thousands_of_half_open_connections_cost_little_and_disturb_nobody()
    {
        const int sockets = 400, connections = 1600;
        await using var gateway = await BadInputTests.StartAsync();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        List<IAsyncDisposable> open = [];
        var raw = Enumerable.Range(0, connections).Select(_ => new TcpClient()).ToList();
        for (var i = 0; i < sockets; i++) open.Add(await gateway.ConnectAsync(i % 2 == 0 ? "stt" : "tts"));
        foreach (var client in raw)
        {
            await client.ConnectAsync(gateway.Address.Host, gateway.Address.Port);
            await client.GetStream().WriteAsync("GET /v1/stt HTTP/1.1\r\nHost: x\r\n"u8.ToArray());
        }

        var each = (GC.GetTotalMemory(forceFullCollection: true) - before) / (sockets + connections);
        output.WriteLine($"half-open: {each} bytes for each connection, both ends together");
        each.ShouldBeLessThan(64 * 1024);
        await using (var caller = await gateway.ConnectAsync("stt"))
        {
            await caller.SendAsync(BadInputTests.SttCreate);
            await caller.SendAudioAsync(new short[32000]);
            await caller.UntilAsync("final_transcript");
        }

        foreach (var client in raw) client.Dispose();
        foreach (var socket in open) await socket.DisposeAsync();
    }
}
