using Agents.Messages;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.TextToSpeech;

public sealed class TtsSessionTests : TtsTest
{
    [Fact]
    [Trait("protocol", "55")]
    public void Point_055_session_create_is_flat_with_rate_as_text_and_extra_always_there() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        await Speak(CreateTts(new TtsOptions { Model = "cartesia/sonic-3:v-42", Language = "English" }), Sys, "Hello there.");

        var create = Gateway[0].Create;
        create.ContainsKey("settings").ShouldBeFalse();
        create.ToString(Formatting.None).ShouldBe(
            """{"type":"session.create","sample_rate":"24000","encoding":"pcm_s16le","extra":{},"model":"cartesia/sonic-3","voice":"v-42","language":"en","connection":{"timeout":10.0,"retries":3}}""");
        Gateway[0].Uri.ToString().ShouldBe("ws://gateway.test/v1/tts?model=cartesia/sonic-3");
    });

    [Fact]
    [Trait("protocol", "57")]
    public void Point_057_a_packet_is_a_token_and_a_space_with_only_what_is_set() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        var extra = new JObject { ["speed"] = 1.1 };
        await Speak(CreateTts(new TtsOptions { Model = "cartesia/sonic-3", Language = "en", Extra = extra }), Sys, "Your parcel left the depot this morning.");

        var packet = Gateway[0].OfKind("input_transcript").ShouldHaveSingleItem().Json;
        packet.ToString(Formatting.None).ShouldBe(
            """{"type":"input_transcript","transcript":"Your parcel left the depot this morning. ","generation_config":{"model":"cartesia/sonic-3","language":"en"},"extra":{"speed":1.1}}""");
    });

    [Theory]
    [InlineData("Hello there.")]
    [InlineData("")]
    [InlineData("   ")]
    [Trait("protocol", "59")]
    public void Point_059_one_flush_after_the_last_packet_also_without_text(string text) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            while (await connection.NextAsync() is { } message)
            {
                if (message.Kind == "session.flush" && text.Trim().Length > 0)
                    connection.Send(Audio(0.1));
                if (message.Kind == "session.flush")
                    connection.Send(Done());
            }
        };
        await Speak(CreateTts(), Sys, text);
        Gateway[0].OfKind("session.flush").Count().ShouldBe(1);
        Gateway[0].Received[^1].Kind.ShouldBe("session.flush");
    });

    [Fact]
    [Trait("protocol", "60")]
    public void Point_060_silence_counts_from_the_first_send() => Run(async () =>
    {
        Gateway.OnSocket = connection => connection.DrainAsync();
        var tts = CreateTts();
        await using var stream = tts.Stream(new ApiConnectOptions { MaxRetry = 0 }, Sys);
        await Delay(60);
        stream.PushText("Hello there, this is a sentence. And this is the next.");
        var sentAt = Time.Elapsed;
        await Fails<ApiTimeoutException>(() => Collect(stream));
        (Time.Elapsed - sentAt).ShouldBe(TimeSpan.FromSeconds(10));
    });

    [Fact]
    [Trait("protocol", "61")]
    public void Point_061_the_segment_is_the_first_session_id_also_on_a_used_socket() => Run(async () =>
    {
        var flushes = 0;
        Gateway.OnSocket = async connection =>
        {
            while (await connection.NextAsync() is { } message)
            {
                if (message.Kind != "session.flush")
                    continue;
                flushes++;
                connection.Send(Audio(0.1, $"segment-{flushes}"));
                connection.Send(Done("other"));
            }
        };
        var tts = CreateTts();
        (await Speak(tts, Sys, "One sentence for the first.")).ShouldAllBe(audio => audio.SegmentId == "segment-1");
        (await Speak(tts, Sys, "One sentence for the second.")).ShouldAllBe(audio => audio.SegmentId == "segment-2");
        Gateway.Connections.Count.ShouldBe(1);
    });

    [Fact]
    [Trait("protocol", "69")]
    public void Point_069_text_after_a_flush_that_closed_the_segment_is_dropped() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        await using var stream = CreateTts().Stream(parent: Sys);
        stream.PushText("This is said.");
        stream.Flush();
        stream.PushText("This is not said.");
        stream.EndInput();
        await Collect(stream);
        Gateway[0].OfKind("input_transcript").Select(message => (string)message.Json["transcript"]!).ShouldBe(["This is said. "]);
    });

    [Fact]
    [Trait("protocol", "72")]
    public void Point_072_the_first_frame_is_short_none_is_long_and_only_the_last_is_final() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.flush");
            connection.Send(Audio(0.003));
            connection.Send(Audio(1.7, firstSample: 72));
            connection.Send(Done());
            await connection.DrainAsync();
        };
        var audio = await Speak(CreateTts(), Sys, "Hello there.");
        audio[0].Frame.Duration.ShouldBeLessThanOrEqualTo(TimeSpan.FromMilliseconds(20));
        audio.ShouldAllBe(piece => piece.Frame.Duration <= TimeSpan.FromMilliseconds(200));
        audio.Count(piece => piece.IsFinal).ShouldBe(1);
        audio[^1].IsFinal.ShouldBeTrue();
        audio.SelectMany(piece => piece.Frame.Samples.ToArray()).ShouldBe(Enumerable.Range(0, 72 + (int)(1.7 * Rate)).Select(value => unchecked((short)value)));
    });

    [Fact]
    [Trait("protocol", "75")]
    public void Point_075_new_options_reach_later_streams_and_running_ones_keep_theirs() => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        var tts = CreateTts(new TtsOptions { Model = "rime/mistv2:ana" });
        await using var running = tts.Stream(parent: Sys);
        tts.UpdateOptions(new TtsUpdate { Voice = "bob", Language = "deu" });
        running.PushText("This is still the old voice.");
        running.EndInput();
        await Collect(running);
        await Speak(tts, Sys, "This is the new voice.");

        var configs = Gateway[0].OfKind("input_transcript").Select(message => message.Json["generation_config"]!).ToList();
        ((string)configs[0]["voice"]!).ShouldBe("ana");
        ((string)configs[1]["voice"]!).ShouldBe("bob");
        ((string)configs[1]["language"]!).ShouldBe("de");
    });

    [Fact]
    [Trait("protocol", "73")]
    public void Point_073_ttfb_counts_from_the_first_packet_and_characters_are_those_pushed() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.flush");
            await Delay(0.3);
            connection.Send(Audio(0.5));
            connection.Send(Done());
            await connection.DrainAsync();
        };
        await using var stream = CreateTts().Stream(parent: Sys);
        await Delay(5);
        stream.PushText("Hello");
        stream.PushText(" there.");
        stream.EndInput();
        var audio = await Collect(stream);

        var metrics = Metrics.ShouldHaveSingleItem().ShouldBeOfType<TtsMetrics>();
        metrics.Ttfb.ShouldBe(TimeSpan.FromSeconds(0.3));
        metrics.CharactersCount.ShouldBe("Hello there.".Length);
        metrics.AudioDuration.ShouldBe(TimeSpan.FromSeconds(0.5));
        metrics.Streamed.ShouldBeTrue();
        metrics.RequestId.ShouldBe(audio[0].RequestId);
        metrics.SegmentId.ShouldBe("s1");
    });
}
