using System.Buffers.Binary;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Agents.Gateway.Tests;

public sealed class BargeinTests
{
    private const string Create = """{"type":"session.create","settings":{"sample_rate":16000,"num_channels":1,"threshold":0.5,"min_frames":2,"encoding":"s16le"}}""";

    [Fact]
    public async Task Point_119_created_at_is_echoed_with_64_bits_and_every_frame_is_answered_in_order()
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        await using var socket = await gateway.ConnectAsync("bargein");
        await socket.SendAsync(Create);
        ulong[] stamps = [(1UL << 63) + 1, ulong.MaxValue, 0, 7, .. Enumerable.Range(100, 30).Select(i => (ulong)i)];
        foreach (var stamp in stamps) await socket.SendAsync(Window(stamp, new short[16000]), WebSocketMessageType.Binary);
        await socket.ExpectAsync("session.created");
        foreach (var stamp in stamps)
        {
            var answer = await socket.ExpectAsync("inference_done");
            answer.GetProperty("created_at").GetUInt64().ShouldBe(stamp);
            answer.GetProperty("created_at").GetRawText().ShouldBe(stamp.ToString(CultureInfo.InvariantCulture));
            answer.GetProperty("probabilities").GetArrayLength().ShouldBe(40);
            answer.GetProperty("prediction_duration").ValueKind.ShouldBe(JsonValueKind.Number);
        }
    }

    [Theory]
    [InlineData("too short", 7)]
    [InlineData("odd", 8 + 33)]
    public async Task Point_119_a_bad_frame_is_an_error_with_message_whole_code_and_session_id(string why, int bytes)
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        await using var socket = await gateway.ConnectAsync("bargein");
        await socket.SendAsync(Create);
        await socket.SendAsync(new byte[bytes], WebSocketMessageType.Binary);
        await BadInputTests.ShouldFailAsync(socket, 400, "byte", why);
    }

    [Theory]
    [InlineData("""{"type":"session.create","settings":{"encoding":"opus"}}""", "s16le")]
    [InlineData("""{"type":"session.create","settings":{"sample_rate":8000}}""", "16000")]
    [InlineData("""{"type":"session.create","settings":{"num_channels":2}}""", "num_channels")]
    [InlineData("""{"type":"session.create","settings":{"threshold":2}}""", "threshold")]
    [InlineData("""{"type":"session.create","settings":{"min_frames":0}}""", "min_frames")]
    [InlineData("""{"type":"input_audio"}""", "session.create")]
    public async Task Wrong_settings_are_refused(string create, string says)
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        await using var socket = await gateway.ConnectAsync("bargein");
        await socket.SendAsync(create);
        await BadInputTests.ShouldFailAsync(socket, 400, says, create);
    }

    [Fact]
    public async Task Point_120_the_websocket_says_its_threshold_and_closes_when_asked()
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        await using var socket = await gateway.ConnectAsync("bargein");
        await socket.SendAsync("""{"type":"session.create","settings":{"sample_rate":16000,"num_channels":1,"min_frames":2,"encoding":"s16le"}}""");
        (await socket.ExpectAsync("session.created")).Double("default_threshold").ShouldBe(0.5);
        await socket.SendAsync("""{"type":"session.close"}""");
        await socket.ExpectAsync("session.closed");
        (await socket.ReceiveAsync()).ShouldBeNull();
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Point_120_the_same_path_answers_http_also_without_a_token_on_loopback()
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        gateway.Http.DefaultRequestHeaders.Authorization = null;
        var answer = await PostAsync(gateway, "threshold=0.5&min_frames=2&created_at=81234567890123", new byte[32000]);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/json");
        var verdict = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement;
        verdict.GetProperty("created_at").GetInt64().ShouldBe(81234567890123);
        verdict.GetProperty("is_bargein").GetBoolean().ShouldBeFalse();
        verdict.GetProperty("probabilities").GetArrayLength().ShouldBe(40);
    }

    [Theory]
    [InlineData("min_frames=2", 64, "created_at")]
    [InlineData("created_at=1&min_frames=x", 64, "min_frames")]
    [InlineData("created_at=1&threshold=high", 64, "threshold")]
    [InlineData("created_at=1&threshold=7", 64, "threshold")]
    [InlineData("created_at=1", 63, "odd number")]
    public async Task Bad_http_requests_are_400(string query, int bytes, string says)
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        var answer = await PostAsync(gateway, query, new byte[bytes]);
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await answer.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task A_bad_token_is_refused_even_where_none_is_needed()
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", TestGateway.Token("devkey", "wrong"));
        (await PostAsync(gateway, "created_at=1", new byte[64])).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await RawSocket.RefusalAsync(new Uri($"ws://{gateway.Address.Authority}/v1/bargein"), null)).ShouldBe(401);
    }

    [Theory]
    [InlineData(new double[0], 0.5, 1, false)]
    [InlineData(new[] { 0.5 }, 0.5, 1, true)]
    [InlineData(new[] { 0.9, 0.1, 0.9 }, 0.5, 2, false)]
    [InlineData(new[] { 0.1, 0.9, 0.5, 0.1 }, 0.5, 2, true)]
    [InlineData(new[] { 0.9, 0.9, 0.9 }, 0.95, 1, false)]
    public void Enough_frames_in_a_row_make_an_interruption(double[] probabilities, double threshold, int minFrames, bool interruption) =>
        BargeinPolicy.IsInterruption(probabilities, threshold, minFrames).ShouldBe(interruption);

    [Theory]
    [InlineData(16, false)] // 0.4 s
    [InlineData(22, false)] // 0.55 s
    [InlineData(32, true)] // 0.8 s
    [InlineData(80, true)]
    public void Sustained_voice_is_an_interruption_and_short_voice_is_not(int frames, bool interruption)
    {
        bool[] voiced = [.. new bool[20], .. Enumerable.Repeat(true, frames), .. new bool[10]];
        BargeinPolicy.IsInterruption(LocalInterruptionDetector.FromVoicing(voiced), 0.5, 2).ShouldBe(interruption);
    }

    private static byte[] Window(ulong stamp, short[] samples)
    {
        var bytes = new byte[8 + (2 * samples.Length)];
        BinaryPrimitives.WriteUInt64LittleEndian(bytes, stamp);
        MemoryMarshal.AsBytes(samples.AsSpan()).CopyTo(bytes.AsSpan(8));
        return bytes;
    }

    private static async Task<HttpResponseMessage> PostAsync(TestGateway gateway, string query, byte[] body)
    {
        using var content = new ByteArrayContent(body);
        content.Headers.ContentType = new("application/octet-stream");
        return await gateway.Http.PostAsync($"bargein?{query}", content);
    }
}
