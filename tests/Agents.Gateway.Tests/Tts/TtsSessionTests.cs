using System.Text.Json;

namespace Agents.Gateway.Tests;

public sealed class TtsSessionTests
{
    private const string Create = """{"type":"session.create","sample_rate":"24000","encoding":"pcm_s16le","extra":{},"model":"scripted/voice","connection":{"timeout":10.0,"retries":3}}""";

    [Fact]
    public async Task Point_076_exactly_one_done_per_flush_after_all_its_audio_and_nothing_between_done_and_the_next_packet()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create);
        await socket.ExpectAsync("session.created");
        for (var run = 0; run < 3; run++)
        {
            await socket.SendAsync(Packet("One two three. "));
            await socket.SendAsync(Packet("Four five. "));
            await socket.SendAsync("""{"type":"session.flush"}""");
            var messages = await socket.UntilAsync("done");
            Audio(messages).Length.ShouldBe(5 * 6000);
            messages.Count(message => message.Type() == "done").ShouldBe(1);
        }

        await socket.SendAsync("""{"type":"session.flush"}""");
        await socket.ExpectAsync("done");
        await socket.SendAsync("""{"type":"session.close"}""");
        await socket.ExpectAsync("session.closed");
        (await socket.ReceiveAsync()).ShouldBeNull();
    }

    [Fact]
    public async Task Point_077_every_message_has_the_session_id_and_audio_starts_before_the_flush()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("tts?model=scripted/voice");
        await socket.SendAsync(Create);
        await socket.SendAsync(Packet("Your parcel left the depot this morning. "));
        var messages = await socket.UntilAsync("output_audio");
        await socket.SendAsync(Packet("no full stop here"));
        messages.AddRange(await socket.UntilAsync("output_audio"));
        await socket.SendAsync("""{"type":"session.flush"}""");
        messages.AddRange(await socket.UntilAsync("done"));
        messages.Select(message => message.String("session_id")).Distinct().ShouldHaveSingleItem().ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Point_077_an_idle_socket_survives_300_s()
    {
        var time = new Agents.Kernel.TestKit.VirtualTime();
        await using var gateway = await StartAsync(options => options with { Time = time });
        await using var socket = await gateway.ConnectAsync("tts", Agents.Messages.AccessToken.Mint("devkey", "secret", time));
        await socket.SendAsync(Create);
        await socket.ExpectAsync("session.created");
        time.Advance(301.Seconds());
        await socket.SendAsync(Packet("Still here. "));
        await socket.UntilAsync("output_audio");
    }

    [Fact]
    public async Task Point_078_a_packet_overrides_model_and_extra_from_then_on()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create);
        await socket.SendAsync(Packet("One. "));
        await socket.SendAsync("""{"type":"input_transcript","transcript":"Two. ","generation_config":{"model":"scripted/slow"},"extra":{}}""");
        await socket.SendAsync("""{"type":"input_transcript","transcript":"Three. ","generation_config":{},"extra":{}}""");
        await socket.SendAsync("""{"type":"session.flush"}""");
        Audio(await socket.UntilAsync("done")).Length.ShouldBe(6000 + 12000 + 12000);
    }

    [Fact]
    public async Task Point_078_a_disconnect_cancels_the_synthesis()
    {
        var voice = new WaitingVoice();
        await using var gateway = await TestGateway.StartAsync(voice);
        var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create.Replace("scripted/voice", "waiting"));
        await socket.SendAsync(Packet("This never ends. "));
        await voice.Started.WaitAsync(RawSocket.Hang, TimeProvider.System);
        socket.Abort();
        await voice.Cancelled.WaitAsync(RawSocket.Hang, TimeProvider.System);
        await socket.DisposeAsync();
    }

    [Fact]
    public async Task Words_come_with_their_times_before_their_audio()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create);
        await socket.SendAsync(Packet("One two. Three. "));
        await socket.SendAsync("""{"type":"session.flush"}""");
        var messages = await socket.UntilAsync("done");
        messages.Where(message => message.Type() == "output_alignment").SelectMany(message => message.GetProperty("words").EnumerateArray())
            .Select(word => (word.String("word"), word.Double("start"), word.Double("end")))
            .ShouldBe([("One ", 0.0, 0.25), ("two. ", 0.25, 0.5), ("Three. ", 0.5, 0.75)]);
        messages.FindIndex(message => message.Type() == "output_alignment").ShouldBeLessThan(messages.FindIndex(message => message.Type() == "output_audio"));
    }

    [Fact]
    public async Task A_fallback_voice_speaks_when_the_first_fails_before_any_audio()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create.Replace("scripted/voice", "scripted/broken").Replace("\"encoding\"", """
            "fallback":{"models":[{"model":"scripted/voice","voice":"","extra":{}}]},"encoding"
            """));
        await socket.SendAsync(Packet("One. "));
        await socket.SendAsync("""{"type":"session.flush"}""");
        Audio(await socket.UntilAsync("done")).Length.ShouldBe(6000);
    }

    [Fact]
    public async Task A_failing_voice_is_an_error_message_and_a_close()
    {
        await using var gateway = await StartAsync();
        await using var socket = await gateway.ConnectAsync("tts");
        await socket.SendAsync(Create.Replace("scripted/voice", "scripted/broken"));
        await socket.SendAsync(Packet("One. "));
        var error = (await socket.UntilAsync("error"))[^1];
        error.GetProperty("code").GetInt32().ShouldBe(500);
        error.String("session_id").ShouldNotBeEmpty();
        (await socket.ReceiveAsync()).ShouldBeNull();
    }

    private static string Packet(string text) =>
        $$"""{"type":"input_transcript","transcript":"{{text}}","generation_config":{},"extra":{} }""";

    private static short[] Audio(IEnumerable<JsonElement> messages) =>
        [.. messages.Where(message => message.Type() == "output_audio").SelectMany(message => message.Samples())];

    private static Task<TestGateway> StartAsync(Func<GatewayOptions, GatewayOptions>? configure = null)
    {
        var scripts = new ScriptedEngines()
            .Speaks("voice", new SpeakingScript())
            .Speaks("slow", new SpeakingScript { PerWord = 0.5.Seconds() })
            .Speaks("broken", new SpeakingScript { FailAfterWords = 0 });
        var options = new GatewayOptions { Engines = scripts.Build() };
        return TestGateway.StartAsync(configure?.Invoke(options) ?? options);
    }
}
