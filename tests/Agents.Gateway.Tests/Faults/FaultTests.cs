using System.Net;

namespace Agents.Gateway.Tests;

public sealed class FaultTests
{
    private const string Stt = """{"type":"session.create","model":"scripted/caller","settings":{"sample_rate":"16000"}}""";
    private const string Tts = """{"type":"session.create","model":"scripted/voice","sample_rate":"24000"}""";

    [Fact]
    public async Task Stt_drop_cuts_the_connection_after_the_audio_it_says_and_only_as_often_as_it_says()
    {
        await using var gateway = await StartAsync("stt drop after-audio=500ms times=1");
        await using var first = await gateway.ConnectAsync("stt");
        await first.SendAsync(Stt);
        await first.SendAudioAsync(new short[9600]);
        (await first.ToEndAsync()).ShouldNotContain(message => message.Type() == "final_transcript");
        first.CloseStatus.ShouldBeNull();
        await using var second = await gateway.ConnectAsync("stt");
        await second.SendAsync(Stt);
        await second.SendAudioAsync(new short[32000]);
        (await second.UntilAsync("final_transcript"))[^1].String("transcript").ShouldBe("hello there");
    }

    [Fact]
    public async Task Stt_drop_after_a_time_uses_the_gateways_clock()
    {
        var time = new ObservedTime();
        await using var gateway = await StartAsync("stt drop after=3s", time);
        await using var socket = await gateway.ConnectAsync("stt", Mint(time));
        await socket.SendAsync(Stt);
        await socket.ExpectAsync("session.created");
        await time.ArmedAsync(3.Seconds());
        time.Advance(3.Seconds());
        (await socket.ReceiveAsync()).ShouldBeNull();
        socket.CloseStatus.ShouldBeNull();
    }

    [Fact]
    public async Task Stt_error_sends_the_code_and_closes()
    {
        await using var gateway = await StartAsync("stt error code=429");
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(Stt);
        var messages = await socket.ToEndAsync();
        messages[^1].Type().ShouldBe("error");
        messages[^1].GetProperty("code").GetInt32().ShouldBe(429);
    }

    [Fact]
    public async Task Stt_stall_keeps_the_connection_and_says_nothing()
    {
        await using var gateway = await StartAsync("stt stall after-audio=100ms");
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(Stt);
        await socket.ExpectAsync("session.created");
        await socket.SendAudioAsync(new short[1600]);
        await socket.SendAudioAsync(new short[32000]);
        await socket.CloseAsync();
        (await socket.ToEndAsync()).ShouldBeEmpty();
    }

    [Fact]
    public async Task Tts_delay_holds_every_message_back()
    {
        var time = new ObservedTime();
        await using var gateway = await StartAsync("tts delay=700ms", time);
        await using var socket = await gateway.ConnectAsync("tts", Mint(time));
        await socket.SendAsync(Tts);
        var message = socket.ReceiveAsync();
        await time.ArmedAsync(0.7.Seconds());
        message.IsCompleted.ShouldBeFalse();
        time.Advance(0.7.Seconds());
        (await message)!.Value.Type().ShouldBe("session.created");
    }

    [Fact]
    public async Task A_status_refuses_the_handshake_or_the_request()
    {
        await using var gateway = await StartAsync("tts status=503 times=1; llm status=503 times=3");
        (await RawSocket.RefusalAsync(new Uri($"ws://{gateway.Address.Authority}/v1/tts"), TestGateway.Token())).ShouldBe(503);
        await using var socket = await gateway.ConnectAsync("tts");
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 5; i++) statuses.Add((await ChatTests.PostAsync(gateway, ChatTests.Ask("hello", model: "scripted/answers"))).StatusCode);
        statuses.ShouldBe([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, HttpStatusCode.OK]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Llm_error_is_told_in_the_form_of_the_answer(bool stream)
    {
        await using var gateway = await StartAsync("llm error code=500");
        var answer = await ChatTests.PostAsync(gateway, ChatTests.Ask("hello", stream: stream, model: "scripted/answers"));
        answer.StatusCode.ShouldBe(stream ? HttpStatusCode.OK : HttpStatusCode.InternalServerError);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("\"error\":{");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Llm_drop_cuts_the_connection(bool stream)
    {
        await using var gateway = await StartAsync("llm drop");
        await Should.ThrowAsync<HttpRequestException>(() => ChatTests.PostAsync(gateway, ChatTests.Ask("hello", stream: stream, model: "scripted/answers")));
    }

    private static Task<TestGateway> StartAsync(string faults, TimeProvider? time = null)
    {
        var scripts = new ScriptedEngines()
            .Hears("caller", HearingScript.Of((0.2.Seconds(), 0.5.Seconds(), "hello there")))
            .Speaks("voice", new SpeakingScript())
            .Answers("answers", AnswerScript.Of("Hello."));
        return TestGateway.StartAsync(new GatewayOptions { Engines = scripts.Build(), Faults = FaultRules.Parse(faults), Time = time ?? TimeProvider.System });
    }

    private static string Mint(TimeProvider time) => Agents.Messages.AccessToken.Mint("devkey", "secret", time);
}
