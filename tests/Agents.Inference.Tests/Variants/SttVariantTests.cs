using Agents.Audio;
using Agents.Inference.Tests.SpeechToText;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Variants;

public sealed class SttVariantTests : SttTest
{
    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 4)]
    [Trait("variant", "7")]
    public void Variant_07_errors_past_mending_are_retried_only_if_wanted(bool wanted, int connects) => Run(async () =>
    {
        Gateway.OnConnect = (_, _) => throw ApiStatusException.FromHttp(403);
        await using var stream = Create(new ProtocolVariant { RetriesFinalErrors = wanted }).Stream(parent: Sys);
        await Fails<ApiException>(() => Collect(stream));
        Gateway.Connects.ShouldBe(connects);
    });

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    [Trait("variant", "8")]
    public void Variant_08_audio_that_cannot_be_sent_is_retried_or_ends_the_stream(bool final) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.create");
            if (Gateway.Connections.Count == 1)
                connection.Socket.SendFault = new IOException("cable");
            else
                await FinalAtEnd(connection);
        };
        await using var stream = Create(new ProtocolVariant { FailedSendIsFinal = final }).Stream(parent: Sys);
        await Delay(0.1);
        stream.PushFrame(Silence(1));
        await Delay(1);
        if (final)
        {
            await Fails<IOException>(() => Collect(stream));
            Errors.ShouldHaveSingleItem().Recoverable.ShouldBeFalse();
            return;
        }
        stream.EndInput();
        (await Collect(stream)).ShouldContain(said => said.Type == SpeechEventType.FinalTranscript);
        Errors.ShouldHaveSingleItem().Error.ShouldBeOfType<ApiConnectionException>();
    });

    [Fact]
    [Trait("variant", "9")]
    public void Variant_09_the_seed_knows_no_onset_no_metadata_no_keyterms_no_context_and_no_detector() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            connection.SendText("""{"type":"start_of_speech"}""");
            await connection.NextAsync("session.finalize");
            var final = Transcript("final", "hello");
            final["extra"] = new JObject { ["mood"] = "good" };
            connection.Send(final);
            connection.Close();
            await connection.DrainAsync();
        };
        var made = 0;
        var stt = CreateStt(new SttOptions
        {
            Model = "speechmatics/enhanced",
            Variant = new ProtocolVariant { ExtendedStt = false },
            CreateVad = () =>
            {
                made++;
                return new VoiceActivityDetector();
            },
        });
        (stt.Capabilities.Keyterms, stt.Capabilities.ChatContext).ShouldBe((false, false));
        stt.SetSessionKeyterms(["Oslo"]);
        await using var stream = stt.Stream(parent: Sys);
        stream.PushFrame(Silence(0.1));
        stream.EndInput();
        var heard = await Collect(stream);
        heard.Select(said => said.Type).ShouldBe(
            [SpeechEventType.StartOfSpeech, SpeechEventType.RecognitionUsage, SpeechEventType.FinalTranscript, SpeechEventType.EndOfSpeech]);
        heard[2].Alternatives[0].Metadata.ShouldBeNull();
        Gateway[0].Create["settings"]!["extra"]!.Children().ShouldBeEmpty();
        made.ShouldBe(0);
        CreateStt(new SttOptions { Model = "assemblyai/u3-rt-pro", Variant = ProtocolVariant.Seed }).Capabilities.ChatContext.ShouldBeFalse();
    });

    [Theory]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [Trait("variant", "10")]
    public void Variant_10_words_have_times_by_the_list_or_always(bool always, bool expected) =>
        CreateStt(new SttOptions { Model = "inworld/inworld-stt-1", Variant = new ProtocolVariant { AlwaysAligned = always } })
            .Capabilities.AlignedTranscript.ShouldBe(expected);

    [Theory]
    [InlineData(true, "deepgram/nova-3", "de")]
    [InlineData(false, "deepgram/nova-3:de", null)]
    [Trait("variant", "11")]
    public void Variant_11_an_updated_model_is_split_or_not(bool splits, string model, string? language) => Run(async () =>
    {
        Gateway.OnSocket = FinalAtEnd;
        var stt = Create(new ProtocolVariant { SplitsUpdatedModel = splits });
        await using var running = stt.Stream(parent: Sys);
        await Delay(0.1);
        stt.UpdateOptions(new SttUpdate { Model = "deepgram/nova-3:de" });
        stt.Model.ShouldBe(model);
        await using var stream = stt.Stream(parent: Sys);
        await Delay(0.1);
        running.EndInput();
        stream.EndInput();
        await Collect(running);
        await Collect(stream);
        var update = Gateway[0].OfKind("session.update").ShouldHaveSingleItem().Json["settings"]!;
        ((string?)update["model"], (string?)update["language"]).ShouldBe((model, language));
        ((string?)Gateway[1].Create["model"], (string?)Gateway[1].Create["settings"]!["language"]).ShouldBe((model, language));
    });

    [Fact]
    [Trait("variant", "20")]
    public void Variant_20_the_seed_sends_neither_worker_token_nor_agent_nor_session()
    {
        var options = new SttOptions
        {
            Job = new JobIdentity("RM_1", "J_1", "PA_1") { AssertedHeaders = new Dictionary<string, string> { ["X-LiveKit-Inference-Priority"] = "low" } },
            Environment = name => name == "LIVEKIT_WORKER_TOKEN" ? "token" : null,
        };
        var gateway = new Gateway("http://a/v1", Sensitive.Of("k"), Sensitive.Of("s"));
        string[] known = ["User-Agent", "Authorization", "X-LiveKit-Room-ID", "X-LiveKit-Job-ID"];
        InferenceHeaders.Create(options with { Variant = new ProtocolVariant { ExtendedHeaders = false } }, gateway).Keys.ShouldBe(known, ignoreOrder: true);
        InferenceHeaders.Create(options, gateway).Keys.ShouldBe(
            [.. known, "X-LiveKit-Worker-Token", "X-LiveKit-Agent-ID", "X-LiveKit-Session-ID", "X-LiveKit-Inference-Priority"], ignoreOrder: true);
    }

    private Stt Create(ProtocolVariant variant) => CreateStt(new SttOptions { Variant = variant });
}
