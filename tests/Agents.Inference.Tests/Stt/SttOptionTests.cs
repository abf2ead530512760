using Agents.Messages;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.SpeechToText;

public sealed class SttOptionTests : SttTest
{
    [Fact]
    [Trait("protocol", "38")]
    public void Point_038_unknown_types_and_binary_frames_are_ignored() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            connection.SendText("""{"type":"weather","sunny":true}""");
            connection.SendBinary([1, 2, 3]);
            await FinalAtEnd(connection);
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.EndInput();
        (await Collect(stream)).Count.ShouldBe(3);
        Errors.ShouldBeEmpty();
    });

    [Fact]
    [Trait("protocol", "33")]
    public void Point_033_usage_is_what_was_sent_since_the_last_and_left_out_when_zero() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            for (var piece = 0; piece < 20; piece++)
                await connection.NextAsync("input_audio");
            connection.Send(Transcript("final", "one", 0, 0.5));
            connection.Send(Transcript("final", "two", 0.5, 0.5));
            await connection.NextAsync("session.finalize");
            connection.Send(Transcript("final", "three", 1, 0.3));
            connection.Close();
            await connection.DrainAsync();
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        stream.PushFrame(Silence(1));
        await Delay(1);
        stream.PushFrame(Silence(0.32));
        stream.EndInput();
        (await Collect(stream)).Where(said => said.Usage is not null).Select(said => said.Usage!.AudioDuration.TotalSeconds).ShouldBe([1, 0.32]);
        Metrics.Cast<SttMetrics>().Select(metrics => metrics.AudioDuration.TotalSeconds).ShouldBe([1, 0.32]);
    });

    [Fact]
    [Trait("protocol", "44")]
    public void Point_044_an_update_sends_only_what_changed_and_waits_for_the_next_connect() => Run(async () =>
    {
        Gateway.OnConnect = (number, _) => number == 0 ? Delay(1) : Task.CompletedTask;
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count == 1)
            {
                await connection.NextAsync("session.update");
                connection.Close();
                await connection.DrainAsync();
                return;
            }
            await FinalAtEnd(connection);
        };
        var stt = CreateStt(new SttOptions { Model = "xai/stt-1", Extra = new JObject { ["endpointing"] = 40 } });
        await using var stream = stt.Stream(parent: Sys);
        await Delay(1.5);
        stt.UpdateOptions(new SttUpdate { Extra = new JObject { ["diarize"] = true } });
        await Delay(0.05);
        stt.UpdateOptions(new SttUpdate { Language = "Deutsch" });
        stt.UpdateOptions(new SttUpdate { Language = "german" });
        await Delay(1);
        stream.EndInput();
        await Collect(stream);

        Gateway[0].OfKind("session.update").ShouldHaveSingleItem().Json.ToString(Formatting.None)
            .ShouldBe("""{"type":"session.update","settings":{"extra":{"diarize":true}}}""");
        Gateway[1].OfKind("session.update").ShouldBeEmpty();
        Gateway[1].Create["settings"]!.ToString(Formatting.None)
            .ShouldBe("""{"sample_rate":"16000","encoding":"pcm_s16le","language":"de","extra":{"endpointing":40,"diarize":true}}""");
    });

    [Fact]
    [Trait("protocol", "45")]
    public void Point_045_a_streams_language_is_its_own() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        var stt = CreateStt(new SttOptions { Model = "xai/stt-1:en" });
        foreach (var language in (string?[])["de", null])
        {
            await using var stream = stt.Stream(language is null ? (LanguageCode?)null : new LanguageCode(language), parent: Sys);
            stream.EndInput();
            await Collect(stream);
        }
        Gateway.Connections.Select(connection => (string)connection.Create["settings"]!["language"]!).ShouldBe(["de", "en"]);
    });

    [Theory]
    [InlineData("""{"diarize":true}""", true)]
    [InlineData("""{"speaker_labels":true}""", true)]
    [InlineData("""{"diarization":"speaker"}""", true)]
    [InlineData("""{"diarization":"None"}""", false)]
    [InlineData("""{"diarize":false}""", false)]
    [InlineData("{}", false)]
    [Trait("protocol", "46")]
    public void Point_046_diarization_follows_the_options(string extra, bool expected)
    {
        CreateStt(new SttOptions { Extra = JObject.Parse(extra) }).Capabilities.Diarization.ShouldBe(expected);
        var stt = CreateStt();
        stt.UpdateOptions(new SttUpdate { Extra = JObject.Parse(extra) });
        stt.Capabilities.Diarization.ShouldBe(expected);
    }

    [Theory]
    [InlineData("deepgram/nova-3", null, true)]
    [InlineData("deepgram/nova-3", "cartesia/ink-2", false)]
    [InlineData("deepgram/nova-3", "cartesia/ink-whisper", true)]
    [InlineData("inworld/inworld-stt-1", null, false)]
    [InlineData("auto", null, false)]
    [InlineData(null, null, false)]
    [InlineData("new/model", null, false)]
    [Trait("protocol", "47")]
    public void Point_047_word_times_need_the_model_and_all_fallbacks(string? model, string? fallback, bool expected) =>
        CreateStt(new SttOptions { Model = model, Fallback = fallback is null ? [] : [FallbackModel.ForStt(fallback)] })
            .Capabilities.AlignedTranscript.ShouldBe(expected);

    [Theory]
    [InlineData("deepgram/nova-3", """{"keyterm":"Ada"}""", """{"keyterm":["Ada","Bob"]}""")]
    [InlineData("deepgram/nova-3", "{}", """{"keyterm":["Ada","Bob"]}""")]
    [InlineData("assemblyai/u3-rt-pro", """{"keyterms_prompt":["Cleo","Bob"]}""", """{"keyterms_prompt":["Cleo","Bob","Ada"]}""")]
    [InlineData("speechmatics/standard", """{"additional_vocab":[{"content":"Bob","sounds_like":["Bop"]}]}""", """{"additional_vocab":[{"content":"Bob","sounds_like":["Bop"]},{"content":"Ada"}]}""")]
    [Trait("protocol", "48")]
    public void Point_048_key_terms_of_user_and_session_are_merged(string model, string extra, string expected) => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        var stt = CreateStt(new SttOptions { Model = model, Extra = JObject.Parse(extra) });
        stt.Capabilities.Keyterms.ShouldBeTrue();
        stt.SetSessionKeyterms(["Ada", "Bob"]);
        await using var stream = stt.Stream(parent: Sys);
        stream.EndInput();
        await Collect(stream);
        Gateway[0].Create["settings"]!["extra"]!.ToString(Formatting.None).ShouldBe(expected);

        stt.SetSessionKeyterms([]);
        await using var later = stt.Stream(parent: Sys);
        later.EndInput();
        await Collect(later);
        var baseline = JObject.Parse(extra);
        var key = JObject.Parse(expected).Properties().First().Name;
        var terms = (JArray)Gateway[1].Create["settings"]!["extra"]![key]!;
        terms.Count.ShouldBe(baseline[key] is JArray list ? list.Count : baseline[key] is null ? 0 : 1);
    });

    [Fact]
    [Trait("protocol", "49")]
    public void Point_049_key_terms_wait_for_the_end_of_speech_and_the_latest_win() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.create");
            connection.Send(Transcript("interim", "hel"));
            await Delay(2);
            connection.Received.Count.ShouldBe(1);
            connection.Send(Transcript("final", "hello", 0, 1));
            await connection.NextAsync("session.update");
            await FinalAtEnd(connection);
        };
        var stt = CreateStt(new SttOptions { Model = "deepgram/nova-3" });
        await using var stream = stt.Stream(parent: Sys);
        await Delay(1);
        stt.SetSessionKeyterms(["Ada"]);
        stt.SetSessionKeyterms(["Bob"]);
        await Delay(2);
        stream.EndInput();
        await Collect(stream);
        Gateway[0].OfKind("session.update").ShouldHaveSingleItem().Json["settings"]!["extra"]!.ToString(Formatting.None).ShouldBe("""{"keyterm":["Bob"]}""");
    });

    [Fact]
    [Trait("protocol", "50")]
    public void Point_050_the_agents_last_words_are_told_as_context() => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        var stt = CreateStt(new SttOptions { Model = "assemblyai/u3-rt-pro" });
        await using var stream = stt.Stream(parent: Sys);
        await Delay(1);
        stt.PushConversationItem(new ChatMessage(ChatRole.User, "not this"));
        stt.PushConversationItem(new FunctionCall("c1", "not", "{}"));
        stt.PushConversationItem(new ChatMessage(ChatRole.Assistant, "x" + new string('y', 1750)));
        await Delay(1);
        stream.EndInput();
        await Collect(stream);
        ((string)Gateway[0].OfKind("session.update").ShouldHaveSingleItem().Json["settings"]!["extra"]!["agent_context"]!).ShouldBe(new string('y', 1750));

        CreateStt(new SttOptions { Model = "deepgram/nova-3" }).Capabilities.ChatContext.ShouldBeFalse();
    });

    [Theory]
    [InlineData("speechmatics/standard", 1)]
    [InlineData("deepgram/nova-3", 0)]
    [Trait("protocol", "51")]
    public void Point_051_speechmatics_is_asked_for_a_final_when_the_caller_falls_silent(string model, int finals) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            while (await connection.NextAsync() is { } message)
            {
                if (message.Kind == "session.finalize" && connection.OfKind("session.finalize").Count() > finals)
                    connection.Close();
            }
        };
        var stt = CreateStt(new SttOptions { Model = model, CreateVad = () => new Audio.VoiceActivityDetector(classifier: new LoudIsSpeech()) });
        await using var stream = stt.Stream(parent: Sys);
        stream.PushFrame(new Audio.AudioFrame(Enumerable.Repeat((short)9000, 16000).ToArray(), 16000));
        stream.PushFrame(Silence(2));
        await Delay(1);
        Gateway[0].OfKind("session.finalize").Count().ShouldBe(finals);
        stream.PushFrame(Silence(1));
        await Delay(1);
        Gateway[0].Audio.Length.ShouldBe(4 * 32000);
        stream.EndInput();
        await Collect(stream);
        Gateway.Connections.Count.ShouldBe(1);
    });

    [Fact]
    [Trait("protocol", "52")]
    public void Point_052_whole_recordings_are_refused_and_metrics_are_of_streams() => Run(async () =>
    {
        Should.Throw<NotSupportedException>(() => _ = CreateStt().Recognize(Silence(1)));
        Gateway.OnSocket = FinalAtEnd;
        await using var stream = CreateStt(new SttOptions { Model = "xai/stt-1" }).Stream(parent: Sys);
        stream.PushFrame(Silence(1));
        stream.EndInput();
        await Collect(stream);
        var json = Metrics.ShouldHaveSingleItem().ToJson();
        ((string)json["type"]!).ShouldBe("stt_metrics");
        ((double)json["duration"]!).ShouldBe(0);
        ((double)json["audio_duration"]!).ShouldBe(1);
        ((bool)json["streamed"]!).ShouldBeTrue();
        ((string)json["metadata"]!["model_name"]!).ShouldBe("xai/stt-1");
        ((string)json["metadata"]!["model_provider"]!).ShouldBe("livekit");
        ((double)json["timestamp"]!).ShouldBe((Time.GetUtcNow() - DateTimeOffset.UnixEpoch).TotalSeconds, 1);
    });
}

file sealed class LoudIsSpeech : Audio.ISpeechClassifier
{
    public int WindowSamples => 512;

    public float Classify(ReadOnlySpan<short> window) => window[0] > 1000 ? 1 : 0;

    public void Reset()
    {
    }
}
