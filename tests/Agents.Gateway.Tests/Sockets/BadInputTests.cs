using System.Net.WebSockets;

namespace Agents.Gateway.Tests;

public sealed class BadInputTests
{
    internal const string SttCreate = """{"type":"session.create","model":"scripted/caller","settings":{"sample_rate":"16000"}}""";
    internal const string TtsCreate = """{"type":"session.create","model":"scripted/voice","sample_rate":"24000"}""";

    [Theory]
    [InlineData("stt", "no create first", """{"type":"session.finalize"}""", 400, "session.create")]
    [InlineData("stt", "not JSON", "hello", 400, "not valid JSON")]
    [InlineData("stt", "half JSON", """{"type":"session.create","model":"scri""", 400, "not valid JSON")]
    [InlineData("stt", "array", "[]", 400, "JSON object")]
    [InlineData("stt", "no type", "{}", 400, "'type'")]
    [InlineData("stt", "type is a number", """{"type":7}""", 400, "'type'")]
    [InlineData("stt", "two objects", "{\"type\":\"session.create\"}{}", 400, "not valid JSON")]
    [InlineData("stt", "rate too low", """{"type":"session.create","settings":{"sample_rate":"100"}}""", 400, "8000 to 48000")]
    [InlineData("stt", "rate is a word", """{"type":"session.create","settings":{"sample_rate":"high"}}""", 400, "8000 to 48000")]
    [InlineData("stt", "rate is a fraction", """{"type":"session.create","settings":{"sample_rate":16000.5}}""", 400, "8000 to 48000")]
    [InlineData("stt", "encoding", """{"type":"session.create","settings":{"encoding":"opus"}}""", 400, "pcm_s16le")]
    [InlineData("stt", "fallback without model", """{"type":"session.create","fallback":{"models":[{}]}}""", 400, "fallback.models[0].model")]
    [InlineData("tts", "no create first", """{"type":"session.flush"}""", 400, "session.create")]
    [InlineData("tts", "unknown type", """{"type":"sing"}""", 400, "'sing'")]
    [InlineData("tts", "rate", """{"type":"session.create","sample_rate":"1"}""", 400, "8000 to 48000")]
    public async Task A_bad_first_message_is_an_error_with_a_code_and_a_close(string path, string why, string message, int code, string says)
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync(path);
        await socket.SendAsync(message);
        await ShouldFailAsync(socket, code, says, why);
    }

    [Theory]
    [InlineData("broken base64", """{"type":"input_audio","audio":"@@@@@@@@"}""", 400, "base64")]
    [InlineData("unpadded base64", """{"type":"input_audio","audio":"AAAAA"}""", 400, "base64")]
    [InlineData("odd byte count", """{"type":"input_audio","audio":"AAAA"}""", 400, "odd number")]
    [InlineData("odd byte count, escaped", """{"type":"input_audio","audio":"\u0041AAA"}""", 400, "odd number")]
    [InlineData("audio is a number", """{"type":"input_audio","audio":7}""", 400, "base64")]
    [InlineData("no audio", """{"type":"input_audio"}""", 400, "'audio'")]
    [InlineData("unknown message", """{"type":"session.dance"}""", 400, "'session.dance'")]
    [InlineData("second create", SttCreate, 400, "once")]
    [InlineData("deep nesting", "[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[", 400, "not valid JSON")]
    public async Task A_bad_message_in_a_session_is_an_error_and_the_neighbour_notices_nothing(string why, string message, int code, string says)
    {
        await using var gateway = await StartAsync();
        await using var neighbour = await gateway.ConnectAsync("stt");
        await neighbour.SendAsync(SttCreate);
        await neighbour.SendAudioAsync(new short[4800]);
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(SttCreate);
        await socket.ExpectAsync("session.created");
        await socket.SendAsync(message);
        await ShouldFailAsync(socket, code, says, why);
        await neighbour.SendAudioAsync(new short[32000]);
        (await neighbour.UntilAsync("final_transcript"))[^1].String("transcript").ShouldBe("hello there");
    }

    [Theory]
    [InlineData("stt")]
    [InlineData("tts")]
    public async Task Binary_frames_are_refused_where_the_protocol_has_none(string path)
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync(path);
        await socket.SendAsync(new byte[64], WebSocketMessageType.Binary);
        await ShouldFailAsync(socket, 400, "binary", path);
    }

    [Fact]
    public async Task Ten_megabytes_of_conversation_are_413_and_the_next_question_is_answered()
    {
        await using var gateway = await StartAsync();
        var answer = await ChatTests.PostAsync(gateway, ChatTests.Ask(new string('a', 10_000_000)));
        ((int)answer.StatusCode).ShouldBe(413);
        (await ChatTests.StreamAsync(gateway, ChatTests.Ask("hello")))[^1].ShouldContain("[DONE]");
    }

    [Theory]
    [InlineData("""{"type":"session.create","settings":{"sample_rate":8000} }""", 400, "16000")]
    [InlineData("""{"type":"session.dance"}""", 400, "'session.dance'")]
    [InlineData("{", 400, "not valid JSON")]
    public async Task A_bad_first_message_to_the_interruption_service_is_an_error_and_a_close(string message, int code, string says)
    {
        await using var gateway = await TestGateway.StartAsync(new LocalInterruptionDetector());
        await using var socket = await gateway.ConnectAsync("bargein");
        await socket.SendAsync(message);
        await ShouldFailAsync(socket, code, says, message);
    }

    [Fact]
    public async Task A_socket_without_create_is_closed_after_the_time_limit()
    {
        var time = new ObservedTime();
        await using var gateway = await StartAsync(new GatewayOptions { Time = time });
        await using var socket = await gateway.ConnectAsync("stt", Agents.Messages.AccessToken.Mint("devkey", "secret", time));
        await time.ArmedAsync(10.Seconds());
        time.Advance(10.Seconds());
        await ShouldFailAsync(socket, 408, "session.create", "idle");
    }

    [Fact]
    public async Task Connections_above_the_limit_are_closed_at_once()
    {
        await using var gateway = await StartAsync(new GatewayOptions { MaxConnections = 2 });
        await using var first = await gateway.ConnectAsync("stt");
        await using var second = await gateway.ConnectAsync("stt");
        await Should.ThrowAsync<WebSocketException>(() => gateway.ConnectAsync("stt"));
        await first.SendAsync(SttCreate);
        await first.ExpectAsync("session.created");
    }

    internal static async Task ShouldFailAsync(RawSocket socket, int code, string says, string why)
    {
        var error = (await socket.UntilAsync("error"))[^1];
        error.GetProperty("code").GetInt32().ShouldBe(code, why);
        error.String("message").ShouldContain(says, customMessage: why);
        error.String("session_id").ShouldNotBeEmpty();
        (await socket.ReceiveAsync()).ShouldBeNull(why);
        socket.CloseStatus.ShouldNotBeNull(why);
    }

    internal static Task<TestGateway> StartAsync(GatewayOptions? options = null)
    {
        var scripts = new ScriptedEngines()
            .Hears("caller", HearingScript.Of((0.2.Seconds(), 0.5.Seconds(), "hello there")))
            .Speaks("voice", new SpeakingScript());
        return TestGateway.StartAsync((options ?? new GatewayOptions()) with { Engines = [.. scripts.Build(), new Concierge()] });
    }
}
