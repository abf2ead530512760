using Agents.Messages;

namespace Agents.Inference.Tests.TextToSpeech;

public sealed class TtsRetryTests : TtsTest
{
    private const string Said = "The order shipped yesterday. It arrives on Friday. You will like it very much.";

    [Fact]
    [Trait("protocol", "66")]
    public void Point_066_before_audio_all_text_is_replayed_on_another_socket() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count > 1)
            {
                await SpeakAtFlush(connection);
                return;
            }
            await connection.NextAsync("input_transcript");
            connection.Cut();
        };
        var audio = await Speak(CreateTts(new TtsOptions { Model = "test/voice", Recovery = Recovery.Reference }), Sys, Said);
        Samples(audio).ShouldBe(Rate / 2);
        string.Concat(Gateway[1].OfKind("input_transcript").Select(message => (string)message.Json["transcript"]!)).ShouldBe(Said + " ");
        Errors.ShouldHaveSingleItem().Recoverable.ShouldBeTrue();
    });

    [Fact]
    [Trait("protocol", "66")]
    public void Point_066_after_audio_the_reference_behaviour_does_not_retry() => Run(async () =>
    {
        Gateway.OnSocket = CutAfterAudio;
        await using var stream = CreateTts(new TtsOptions { Model = "test/voice", Recovery = Recovery.Reference }).Stream(parent: Sys);
        stream.PushText(Said);
        stream.EndInput();
        await Fails<ApiConnectionException>(() => Collect(stream));
        Gateway.Connections.Count.ShouldBe(1);
        Errors.ShouldHaveSingleItem().Recoverable.ShouldBeFalse();
    });

    [Fact]
    public void Resume_speaks_on_after_the_last_word_that_was_delivered_whole() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count > 1)
            {
                await SpeakAtFlush(connection);
                return;
            }
            await connection.NextAsync("session.flush");
            connection.Send(Alignment(("The ", 0, 0.2), ("order ", 0.2, 0.5), ("shipped ", 0.5, 0.9), ("yesterday. ", 0.9, 1.5)));
            connection.Send(Audio(1.0));
            await Delay(1);
            connection.Cut();
        };
        var audio = await Speak(CreateTts(), Sys, Said);
        string.Concat(Gateway[1].OfKind("input_transcript").Select(message => (string)message.Json["transcript"]!))
            .ShouldBe("yesterday. It arrives on Friday. You will like it very much. ");
        audio.Count(piece => piece.IsFinal).ShouldBe(1);
        audio[^1].IsFinal.ShouldBeTrue();
        audio.Select(piece => piece.SegmentId).Distinct().ShouldHaveSingleItem();
    });

    [Fact]
    public void Resume_without_times_speaks_on_from_the_start_of_the_unfinished_sentence() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count > 1)
                await SpeakAtFlush(connection);
            else
                await CutAfterAudio(connection);
        };
        await Speak(CreateTts(), Sys, Said);
        string.Concat(Gateway[1].OfKind("input_transcript").Select(message => (string)message.Json["transcript"]!))
            .ShouldBe("It arrives on Friday. You will like it very much. ");
    });

    [Fact]
    [Trait("protocol", "67")]
    public void Point_067_words_without_audio_are_an_error_and_blanks_are_not() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            await connection.NextAsync("session.flush");
            if (connection.OfKind("input_transcript").Any() && Gateway.Connections.Count > 1)
                connection.Send(Audio(0.5));
            connection.Send(Done());
            await connection.DrainAsync();
        };
        Samples(await Speak(CreateTts(), Sys, "Hello there.")).ShouldBe(Rate / 2);
        Errors.ShouldHaveSingleItem().Recoverable.ShouldBeTrue();
        Errors[0].Error.Message.ShouldContain("no audio frames were pushed");

        (await Speak(CreateTts(), Sys, "  ")).ShouldBeEmpty();
        Errors.Count.ShouldBe(1);
    });

    [Theory]
    [InlineData("error", typeof(ApiException))]
    [InlineData("close", typeof(ApiStatusException))]
    [InlineData("garbage", typeof(ApiConnectionException))]
    [Trait("protocol", "68")]
    public void Point_068_each_fault_has_its_error(string fault, Type expected) => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count > 1)
            {
                await SpeakAtFlush(connection);
                return;
            }
            await connection.NextAsync("session.flush");
            switch (fault)
            {
                case "error":
                    connection.SendText("""{"type":"error","message":"no voice","code":400,"session_id":"s1"}""");
                    break;
                case "close":
                    connection.Close(1011);
                    break;
                default:
                    connection.SendText("{\"type\":");
                    break;
            }
            await connection.DrainAsync();
        };
        Samples(await Speak(CreateTts(), Sys, "Hello there.")).ShouldBe(Rate / 2);
        var error = Errors.ShouldHaveSingleItem();
        error.Recoverable.ShouldBeTrue();
        error.Type.ShouldBe("tts_error");
        error.Error.ShouldBeOfType(expected);
        if (error.Error is ApiStatusException status)
            status.StatusCode.ShouldBe(-1);
    });

    [Fact]
    [Trait("protocol", "68")]
    public void Point_068_status_499_ends_quietly() => Run(async () =>
    {
        Gateway.OnConnect = (_, _) => throw ApiStatusException.FromHttp(499);
        (await Speak(CreateTts(), Sys, "Hello there.")).ShouldBeEmpty();
        Errors.ShouldBeEmpty();
    });

    [Fact]
    [Trait("protocol", "74")]
    public void Point_074_synthesize_gives_all_audio_in_an_unnamed_segment() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            if (Gateway.Connections.Count > 1)
                await SpeakAtFlush(connection);
            else
                await CutAfterAudio(connection);
        };
        var tts = CreateTts(new TtsOptions { Model = "test/voice", Recovery = Recovery.Reference });
        var audio = await Collect(tts.Synthesize(Said, parent: Sys));
        Samples(audio.Where(piece => piece.RequestId == audio[^1].RequestId)).ShouldBe(Rate / 2);
        audio.Select(piece => piece.RequestId).Distinct().Count().ShouldBe(2);
        audio.ShouldAllBe(piece => piece.SegmentId == "");
        var metrics = Metrics.ShouldHaveSingleItem().ShouldBeOfType<TtsMetrics>();
        metrics.Streamed.ShouldBeFalse();
        metrics.SegmentId.ShouldBeNull();
    });

    private async Task CutAfterAudio(Rig.FakeConnection connection)
    {
        await connection.NextAsync("session.flush");
        connection.Send(Audio(2.2));
        await Delay(1);
        connection.Cut();
    }
}
