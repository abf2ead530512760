using Agents.Inference.Tests.TextToSpeech;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Variants;

public sealed class TtsVariantTests : TtsTest
{
    [Theory]
    [InlineData(false, false, 1)]
    [InlineData(true, false, 4)]
    [InlineData(true, true, 1)]
    [Trait("variant", "7")]
    public void Variant_07_synthesize_retries_errors_past_mending_only_if_wanted(bool wanted, bool streamed, int connects) => Run(async () =>
    {
        Gateway.OnConnect = (_, _) => throw ApiStatusException.FromHttp(403);
        var tts = CreateTts(new TtsOptions { Model = "a/b", Variant = new ProtocolVariant { RetriesFinalErrors = wanted } });
        await Fails<ApiException>(() => streamed ? Speak(tts, Sys, "Hello.") : Collect(tts.Synthesize("Hello.", parent: Sys)));
        Gateway.Connects.ShouldBe(connects);
    });

    [Fact]
    [Trait("variant", "11")]
    public void Variant_11_an_updated_model_is_split_or_not()
    {
        var tts = CreateTts();
        tts.UpdateOptions(new TtsUpdate { Model = "cartesia/sonic:ana" });
        tts.Model.ShouldBe("cartesia/sonic");
        var whole = CreateTts(new TtsOptions { Model = "a/b", Variant = new ProtocolVariant { SplitsUpdatedModel = false } });
        whole.UpdateOptions(new TtsUpdate { Model = "cartesia/sonic:ana" });
        whole.Model.ShouldBe("cartesia/sonic:ana");
    }

    [Fact]
    [Trait("variant", "12")]
    public void Variant_12_the_seed_takes_no_times() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.flush");
            connection.Send(Alignment(("Hello", 0, 0.3)));
            connection.Send(Audio(0.3));
            connection.Send(Done());
            await connection.DrainAsync();
        };
        var options = new TtsOptions { Model = "cartesia/sonic-3", Extra = new JObject { ["add_timestamps"] = true }, Variant = new ProtocolVariant { TtsAlignment = false } };
        var tts = CreateTts(options);
        tts.Capabilities.AlignedTranscript.ShouldBeFalse();
        (await Speak(tts, Sys, "Hello.")).ShouldAllBe(piece => piece.TimedWords.Count == 0);
    });

    [Theory]
    [InlineData("cartesia/sonic-3", 20, null, 8)]
    [InlineData("cartesia/sonic-3", 2000, null, 4)]
    [InlineData("deepgram/aura", 2000, null, 1)]
    [InlineData("cartesia/sonic-3", 2000, 2000, 1)]
    [Trait("variant", "13")]
    public void Variant_13_packets_are_sentences_or_as_long_as_the_provider_takes(string model, int min, int? max, int packets) => Run(async () =>
    {
        Gateway.OnSocket = SpeakAtFlush;
        var sentence = new string('a', 148) + ". ";
        await Speak(CreateTts(new TtsOptions { Model = model, Packets = new SentenceLimits(min, max) }), Sys, string.Concat(Enumerable.Repeat(sentence, 8)));
        Gateway[0].OfKind("input_transcript").Count().ShouldBe(packets);
        if (max is null && model.StartsWith("cartesia", StringComparison.Ordinal))
            Gateway[0].OfKind("input_transcript").ShouldAllBe(packet => ((string)packet.Json["transcript"]!).TrimEnd().Length <= 400);
    });
}
