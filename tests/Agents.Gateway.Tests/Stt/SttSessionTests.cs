using System.Net.WebSockets;
using Agents.Kernel.TestKit;

namespace Agents.Gateway.Tests;

public sealed class SttSessionTests
{
    private const string Create = """{"type":"session.create","model":"scripted/caller","settings":{"sample_rate":"16000","encoding":"pcm_s16le","extra":{}},"connection":{"timeout":10.0,"retries":3}}""";

    private static readonly HearingScript Caller = HearingScript.Of((0.2.Seconds(), 0.8.Seconds(), "what time is it"), (2.0.Seconds(), 0.4.Seconds(), "thank you"));

    [Theory]
    [InlineData("stt", """{"type":"session.create","model":"scripted/caller","settings":{"sample_rate":"16000","encoding":"pcm_s16le","extra":{}},"fallback":{"models":[{"model":"a/b","extra":null}]}}""")]
    [InlineData("stt?model=NOT_GIVEN", """{"type":"session.create","settings":{"sample_rate":"16000","encoding":"pcm_s16le","extra":{}},"fallback":{"models":[{"model":"a/b","extra":{}}]}}""")]
    [InlineData("stt?model=auto", """{"type":"session.create","model":"auto","settings":{"sample_rate":16000,"extra":null}}""")]
    [InlineData("/stt", """{"type":"session.create","model":"NOT_GIVEN","settings":{}}""")]
    public async Task Point_021_works_without_query_with_NOT_GIVEN_and_with_null_extras(string path, string create)
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync(path);
        await socket.SendAsync(create);
        await socket.SendAudioAsync(new short[16000 * 2]);
        (await socket.ExpectAsync("session.created")).String("session_id").ShouldNotBeEmpty();
        (await socket.UntilAsync("final_transcript"))[^1].String("transcript").ShouldBe("what time is it");
    }

    [Fact]
    public async Task Point_053_transcripts_carry_both_ids_and_no_nulls()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(Create);
        await socket.SendAudioAsync(new short[16000 * 2]);
        var messages = await socket.UntilAsync("final_transcript");
        var id = messages[0].String("session_id");
        messages.Select(Json.Type).ShouldBe([
            "session.created", "start_of_speech", "interim_transcript", "interim_transcript", "interim_transcript", "interim_transcript", "final_transcript"]);
        foreach (var message in messages)
        {
            message.String("session_id").ShouldBe(id);
            message.HasNull().ShouldBeFalse(message.GetRawText());
        }

        var final = messages[^1];
        final.String("request_id").ShouldBe(id);
        final.Double("start").ShouldBe(0.2, 0.001);
        final.Double("duration").ShouldBe(0.8, 0.001);
        final.GetProperty("words").EnumerateArray().Select(word => (word.String("word"), word.Double("start"), word.Double("end")))
            .ShouldBe([("what", 0.2, 0.4), ("time", 0.4, 0.6), ("is", 0.6, 0.8), ("it", 0.8, 1.0)]);
    }

    [Fact]
    public async Task Point_053_errors_carry_an_integer_code_and_name_the_known_models()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(Create.Replace("scripted/caller", "deepgram/nova-3"));
        var error = await socket.ExpectAsync("error");
        error.GetProperty("code").GetInt32().ShouldBe(404);
        error.String("message").ShouldContain("'deepgram/nova-3'");
        error.String("message").ShouldContain("scripted/caller");
        error.String("session_id").ShouldNotBeEmpty();
        (await socket.ReceiveAsync()).ShouldBeNull();
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.PolicyViolation);
    }

    [Fact]
    public async Task Point_054_finalize_followed_by_audio_keeps_the_session_and_by_silence_ends_it()
    {
        var time = new VirtualTime();
        await using var gateway = await StartAsync(options => options with { Time = time, SendSessionClosed = true });
        await using var socket = await gateway.ConnectAsync("stt", Mint(time));
        await socket.SendAsync(Create);
        await socket.SendAudioAsync(new short[16000]);
        await socket.SendAsync("""{"type":"session.finalize"}""");
        (await socket.UntilAsync("session.finalized")).Select(Json.Type).ShouldContain("final_transcript");

        await socket.SendAudioAsync(new short[16000 * 3 / 2]);
        await socket.UntilAsync("interim_transcript");
        time.Advance(5.Seconds());
        await socket.SendAsync("""{"type":"session.finalize"}""");
        var rest = await socket.UntilAsync("session.finalized");
        rest.First(message => message.Type() == "final_transcript").String("transcript").ShouldBe("thank you");

        time.Advance(1.1.Seconds());
        await socket.ExpectAsync("session.closed");
        (await socket.ReceiveAsync()).ShouldBeNull();
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task By_default_the_session_ends_without_session_closed_which_would_kill_the_JavaScript_client()
    {
        var time = new VirtualTime();
        await using var gateway = await StartAsync(options => options with { Time = time });
        await using var socket = await gateway.ConnectAsync("stt", Mint(time));
        await socket.SendAsync(Create);
        await socket.SendAsync("""{"type":"session.finalize"}""");
        await socket.UntilAsync("session.finalized");
        time.Advance(1.1.Seconds());
        (await socket.ReceiveAsync()).ShouldBeNull();
        socket.CloseStatus.ShouldBe(WebSocketCloseStatus.NormalClosure);
    }

    [Fact]
    public async Task Session_update_changes_the_model_and_the_times_go_on()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync(Create);
        await socket.SendAudioAsync(new short[16000 * 2]);
        await socket.UntilAsync("final_transcript");
        await socket.SendAsync("""{"type":"session.update","settings":{"model":"scripted/other","unknown":1},"more":2}""");
        await socket.SendAudioAsync(new short[16000 * 2]);
        var final = (await socket.UntilAsync("final_transcript"))[^1];
        final.String("transcript").ShouldBe("something else");
        final.Double("start").ShouldBe(2.1, 0.001);
    }

    [Fact]
    public async Task A_fallback_model_is_used_when_the_first_cannot_be_opened()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync("""{"type":"session.create","model":"nobody/knows","settings":{},"fallback":{"models":[{"model":"also/unknown","extra":null},{"model":"scripted/other"}]}}""");
        await socket.SendAudioAsync(new short[16000 * 2]);
        (await socket.UntilAsync("final_transcript"))[^1].String("transcript").ShouldBe("something else");
    }

    private static Task<TestGateway> StartAsync(Func<GatewayOptions, GatewayOptions>? configure = null)
    {
        var scripts = new ScriptedEngines().Hears("caller", Caller).Hears("other", HearingScript.Of((0.1.Seconds(), 0.5.Seconds(), "something else")));
        var options = new GatewayOptions { Engines = scripts.Build(), DefaultSttModel = "scripted/caller" };
        return TestGateway.StartAsync(configure?.Invoke(options) ?? options);
    }

    private static string Mint(TimeProvider time) => Agents.Messages.AccessToken.Mint("devkey", "secret", time);
}
