using Agents.Messages;

namespace Agents.Inference.Tests.SpeechToText;

/// <summary>The event state machine as a table, without sockets.</summary>
public sealed class SttEventTests
{
    private readonly SpeechTranslator _translator = new();

    private static SttTranscript Interim(string text) => new(TranscriptKind.Interim, text);

    private static SttTranscript Preflight(string text) => new(TranscriptKind.Preflight, text);

    private static SttTranscript Final(string text) => new(TranscriptKind.Final, text);

    private IEnumerable<SpeechEventType> Types(SttServerMessage message, double usage = 0) =>
        Events(message, usage).Select(said => said.Type);

    private IReadOnlyList<SpeechEvent> Events(SttServerMessage message, double usage = 0, double offset = 0) =>
        _translator.Translate(message, TimeSpan.FromSeconds(offset), TimeSpan.FromSeconds(usage));

    [Fact]
    [Trait("protocol", "27")]
    public void Point_027_the_first_interim_begins_speech_and_the_next_does_not()
    {
        Types(Interim("book")).ShouldBe([SpeechEventType.StartOfSpeech, SpeechEventType.InterimTranscript]);
        Types(Interim("book a")).ShouldBe([SpeechEventType.InterimTranscript]);
    }

    [Fact]
    [Trait("protocol", "28")]
    public void Point_028_an_empty_interim_is_nothing()
    {
        Types(Interim("")).ShouldBeEmpty();
        _translator.Speaking.ShouldBeFalse();
    }

    [Fact]
    [Trait("protocol", "29")]
    public void Point_029_start_of_speech_counts_once_until_a_final()
    {
        Types(new SttStartOfSpeech()).ShouldBe([SpeechEventType.StartOfSpeech]);
        Types(new SttStartOfSpeech()).ShouldBeEmpty();
        Types(Interim("yes")).ShouldBe([SpeechEventType.InterimTranscript]);
        Types(Final("yes")).ShouldBe([SpeechEventType.FinalTranscript, SpeechEventType.EndOfSpeech]);
        Types(new SttStartOfSpeech()).ShouldBe([SpeechEventType.StartOfSpeech]);
    }

    [Fact]
    [Trait("protocol", "30")]
    public void Point_030_a_preflight_needs_speech_and_text()
    {
        Types(Preflight("yes")).ShouldBeEmpty();
        Types(new SttStartOfSpeech());
        Types(Preflight("")).ShouldBeEmpty();
        Types(Preflight("yes")).ShouldBe([SpeechEventType.PreflightTranscript]);
    }

    [Fact]
    [Trait("protocol", "31")]
    public void Point_031_a_final_brings_start_usage_final_and_end_in_order()
    {
        var events = Events(Final("yes"), 1.5);
        events.Select(said => said.Type).ShouldBe(
            [SpeechEventType.StartOfSpeech, SpeechEventType.RecognitionUsage, SpeechEventType.FinalTranscript, SpeechEventType.EndOfSpeech]);
        events[0].RequestId.ShouldBeEmpty();
        events[0].Alternatives.ShouldBeEmpty();
        events[1].Usage!.AudioDuration.ShouldBe(TimeSpan.FromSeconds(1.5));
        events[2].Alternatives.ShouldHaveSingleItem().Text.ShouldBe("yes");
    }

    [Fact]
    [Trait("protocol", "32")]
    public void Point_032_an_empty_final_brings_the_same_sequence() => Types(Final(""), 1).ShouldBe(
        [SpeechEventType.StartOfSpeech, SpeechEventType.RecognitionUsage, SpeechEventType.FinalTranscript, SpeechEventType.EndOfSpeech]);

    [Fact]
    [Trait("protocol", "34")]
    public void Point_034_missing_members_have_their_defaults()
    {
        var data = Data("""{"type":"final_transcript","transcript":"yes","words":null}""");
        data.Language.Value.ShouldBe("en");
        data.Confidence.ShouldBe(1.0);
        data.StartTime.ShouldBe(TimeSpan.Zero);
        data.EndTime.ShouldBe(TimeSpan.Zero);
        data.Words.ShouldBeEmpty();
        Data("""{"type":"final_transcript","transcript":"yes","words":[{"word":"yes"}]}""").Words[0].Confidence.ShouldBe(0);
        _translator.Language = "de";
        Data("""{"type":"final_transcript","transcript":"ja"}""").Language.Value.ShouldBe("de");
        Data("""{"type":"final_transcript","transcript":"oui","language":"fra"}""").Language.Value.ShouldBe("fr");
    }

    [Fact]
    [Trait("protocol", "35")]
    public void Point_035_times_move_by_the_offset()
    {
        var final = Final("yes") with { Start = 1, Duration = 0.5, Words = [new TranscriptWord("yes", 1, 1.5)] };
        var data = Events(final, offset: 10).Single(said => said.Type == SpeechEventType.FinalTranscript).Alternatives[0];
        data.StartTime.ShouldBe(TimeSpan.FromSeconds(11));
        data.EndTime.ShouldBe(TimeSpan.FromSeconds(11.5));
        data.Words[0].Start.ShouldBe(TimeSpan.FromSeconds(11));
        data.Words[0].End.ShouldBe(TimeSpan.FromSeconds(11.5));
        data.Words[0].StartTimeOffset.ShouldBe(TimeSpan.FromSeconds(10));
    }

    [Theory]
    [InlineData("""{"voice":1}""", true)]
    [InlineData("{}", false)]
    [InlineData("null", false)]
    [InlineData("\"text\"", false)]
    [Trait("protocol", "36")]
    public void Point_036_extra_is_metadata_only_as_an_object_with_members(string extra, bool kept) =>
        (Data($$"""{"type":"final_transcript","transcript":"yes","extra":{{extra}}}""").Metadata is not null).ShouldBe(kept);

    [Fact]
    [Trait("protocol", "37")]
    public void Point_037_the_request_id_is_the_messages_then_the_connections_then_ours()
    {
        Events(Final("a") with { RequestId = "theirs" })[^2].RequestId.ShouldBe("theirs");
        Events(Final("a"))[^2].RequestId.ShouldMatch("^stt_request_[0-9a-f]{12}$");
        _translator.RequestId = "inference_000000000000";
        Events(Final("a"))[^2].RequestId.ShouldBe("inference_000000000000");
    }

    private SpeechData Data(string json) =>
        Events(SttServerMessage.Read(System.Text.Encoding.UTF8.GetBytes(json))!).Single(said => said.Alternatives.Count > 0).Alternatives[0];
}
