using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.TextToSpeech;

public sealed class TtsAlignmentTests : TtsTest
{
    [Theory]
    [InlineData("cartesia/sonic-3", "Hello ")]
    [InlineData("elevenlabs/eleven_v3", "Hello")]
    [Trait("protocol", "70")]
    public void Point_070_words_win_over_characters_and_go_with_the_next_frame(string model, string expected) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.flush");
            var alignment = Alignment(("Hello", 0, 0.3));
            alignment["chars"] = new JArray(new JObject { ["char"] = "H", ["start"] = 0, ["end"] = 0.1 });
            connection.Send(alignment);
            connection.Send(Audio(0.3));
            connection.Send(Done());
            await connection.DrainAsync();
        };
        var audio = await Speak(CreateTts(new TtsOptions { Model = model }), Sys, "Hello.");
        audio[0].TimedWords.ShouldHaveSingleItem().Text.ShouldBe(expected);
        audio[0].TimedWords[0].End.ShouldBe(TimeSpan.FromSeconds(0.3));
        audio.Skip(1).ShouldAllBe(piece => piece.TimedWords.Count == 0);
    });

    [Theory]
    [InlineData("cartesia/sonic-3", """{"add_timestamps":true}""", true)]
    [InlineData("cartesia/sonic-3", """{"sync_alignment":true}""", false)]
    [InlineData("elevenlabs/eleven_v3", """{"sync_alignment":true}""", true)]
    [InlineData("inworld/inworld-tts-2", """{"timestamp_type":"CHARACTER"}""", true)]
    [InlineData("inworld/inworld-tts-2", """{"timestamp_type":"TIMESTAMP_TYPE_UNSPECIFIED"}""", false)]
    [InlineData("rime/coda", """{"add_timestamps":true}""", false)]
    [Trait("protocol", "71")]
    public void Point_071_times_depend_on_provider_and_options(string model, string extra, bool expected)
    {
        CreateTts(new TtsOptions { Model = model, Extra = JObject.Parse(extra) }).Capabilities.AlignedTranscript.ShouldBe(expected);
        var tts = CreateTts(new TtsOptions { Model = model });
        tts.Capabilities.AlignedTranscript.ShouldBeFalse();
        tts.UpdateOptions(new TtsUpdate { Extra = JObject.Parse(extra) });
        tts.Capabilities.AlignedTranscript.ShouldBe(expected);
    }
}
