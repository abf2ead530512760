using Agents.Audio;

namespace Agents.Gateway.Tests;

[Collection(LocalEnginesTests.Name)]
public sealed class PocketSphinxTests(LocalEnginesFixture local)
{
    [Fact]
    public async Task A_human_recording_is_understood_with_interims_and_word_times()
    {
        await using var gateway = await local.StartAsync();
        var messages = await gateway.HearAsync(Recordings.GoForward);
        messages.Text().ShouldBe("go forward ten meters");
        messages.Select(Json.Type).ShouldContain("start_of_speech");
        messages.Count(message => message.Type() == "interim_transcript").ShouldBeGreaterThan(2);
        var final = messages.Single(message => message.Type() == "final_transcript");
        final.Double("confidence").ShouldBeInRange(0.3, 1);
        final.String("language").ShouldBe("en");
        var words = final.GetProperty("words").EnumerateArray().ToList();
        words.Select(word => word.String("word")).ShouldBe(["go", "forward", "ten", "meters"]);
        words[0].Double("start").ShouldBe(0.46, 0.1);
        words[3].Double("end").ShouldBe(2.05, 0.15);
        words.Zip(words.Skip(1)).ShouldAllBe(pair => pair.First.Double("end") <= pair.Second.Double("start") + 0.001);
    }

    [Theory]
    [InlineData("what-time-is-it.wav", "what time is it")]
    [InlineData("three-questions.wav", "what time is it")]
    public async Task The_samples_are_understood(string name, string says)
    {
        await using var gateway = await local.StartAsync();
        (await gateway.HearAsync(Recordings.Sample(name).ToMono())).Text().ShouldContain(says);
    }

    [Theory]
    [InlineData(24000, "go forward ten meters")]
    [InlineData(48000, "go forward ten meters")]
    public async Task Other_sample_rates_are_understood_too(int rate, string heard)
    {
        await using var gateway = await local.StartAsync();
        (await gateway.HearAsync(Resampler.Resample(Recordings.GoForward, rate))).Text().ShouldContain(heard);
    }

    /// <summary>The model was trained on 16 kHz: of telephone sound it hears that somebody speaks and for how long, but often the wrong words.</summary>
    [Fact]
    public async Task Telephone_sound_is_taken()
    {
        await using var gateway = await local.StartAsync();
        var final = (await gateway.HearAsync(Resampler.Resample(Recordings.GoForward, 8000))).Single(message => message.Type() == "final_transcript");
        final.String("transcript").ShouldNotBeEmpty();
        (final.Double("start") + final.Double("duration")).ShouldBe(2.05, 0.3);
    }

    [Fact]
    public async Task A_caller_is_recognised_the_same_whoever_called_before()
    {
        await using var recogniser = new PocketSphinxRecogniser(pool: new PoolSettings { Limit = 1 });
        await using var gateway = await TestGateway.StartAsync(recogniser);
        var first = await gateway.HearAsync(Recordings.GoForward);
        await gateway.HearAsync(Recordings.Sample("what-time-is-it.wav").ToMono());
        var again = await gateway.HearAsync(Recordings.GoForward);
        Heard(again).ShouldBe(Heard(first));

        static IEnumerable<string> Heard(IEnumerable<System.Text.Json.JsonElement> messages) => messages.Where(message => message.Type().EndsWith("transcript", StringComparison.Ordinal))
            .Select(message => $"{message.String("transcript")} {message.Double("confidence")} {message.Double("start")} {message.Double("duration")}");
    }

    [Fact]
    public async Task A_sentence_said_twice_is_heard_twice()
    {
        await using var gateway = await local.StartAsync();
        var pause = AudioFrame.Silence(1.Seconds(), 16000);
        var twice = AudioFrame.Concat([Recordings.GoForward, pause, Recordings.GoForward, pause]);
        var finals = (await gateway.HearAsync(twice)).Where(message => message.Type() == "final_transcript").ToList();
        finals.Select(final => final.String("transcript")).ShouldBe(["go forward ten meters", "go forward ten meters"]);
        finals[1].Double("start").ShouldBeGreaterThan(3.7);
    }

    [Fact]
    public async Task An_utterance_ends_at_half_a_second_of_silence_without_finalize()
    {
        await using var gateway = await local.StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync("""{"type":"session.create","model":"local/pocketsphinx","settings":{"sample_rate":"16000"}}""");
        await socket.SendAudioAsync(Recordings.GoForward.Samples.Span[..40000]);
        await socket.SendAudioAsync(new short[9600]);
        (await socket.UntilAsync("final_transcript"))[^1].String("transcript").ShouldStartWith("go forward ten meters");
    }

    [Fact]
    public async Task Silence_gives_no_transcript()
    {
        await using var gateway = await local.StartAsync();
        (await gateway.HearAsync(AudioFrame.Silence(3.Seconds(), 16000))).Select(Json.Type).ShouldBe(["session.created", "session.finalized"]);
    }

    [Fact]
    public async Task Interims_can_be_switched_off()
    {
        await using var gateway = await local.StartAsync();
        var messages = await gateway.HearAsync(Recordings.GoForward, extra: """{"interim_results":false}""");
        messages.Select(Json.Type).ShouldBe(["session.created", "start_of_speech", "final_transcript", "session.finalized"]);
    }

    /// <summary>The same sentence twice, with 1 s between: two utterances, or one, by how much silence ends one.</summary>
    [Theory]
    [InlineData(3000, 400, 2)]
    [InlineData(400, 3000, 1)]
    public async Task A_running_session_changes_the_pause_that_ends_an_utterance(int first, int then, int utterances)
    {
        await using var gateway = await local.StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync($$$"""{"type":"session.create","model":"local/pocketsphinx","settings":{"sample_rate":"16000","extra":{"endpointing":{{{first}}} } } }""");
        await socket.SendAudioAsync(Recordings.GoForward.Samples.Span[..16000]);
        await socket.SendAsync($$$"""{"type":"session.update","settings":{"extra":{"endpointing":{{{then}}},"interim_results":false},"language":"en-GB"} }""");
        await socket.SendAudioAsync(Recordings.GoForward.Samples.Span[16000..36000]);
        await socket.SendAudioAsync(new short[12000]);
        await socket.SendAudioAsync(Recordings.GoForward.Samples.Span);
        await socket.SendAsync("""{"type":"session.finalize"}""");
        var messages = await socket.UntilAsync("session.finalized");
        messages.Count(message => message.Type() == "final_transcript").ShouldBe(utterances);
        messages.Where(message => message.Type() == "interim_transcript").ShouldAllBe(message => message.Double("start") + message.Double("duration") < 1.1, "none after they were switched off");
        messages.Text().ShouldContain("meters go forward");
    }

    [Fact]
    public async Task A_running_session_is_not_moved_to_another_language()
    {
        await using var gateway = await local.StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync("""{"type":"session.create","model":"local/pocketsphinx","settings":{"sample_rate":"16000"}}""");
        await socket.ExpectAsync("session.created");
        await socket.SendAsync("""{"type":"session.update","settings":{"language":"fr"}}""");
        (await socket.ExpectAsync("error")).String("message").ShouldContain("'fr'");
    }

    [Fact]
    public async Task Another_language_is_refused_in_the_protocols_words()
    {
        await using var gateway = await local.StartAsync();
        await using var socket = await gateway.ConnectAsync("stt");
        await socket.SendAsync("""{"type":"session.create","model":"local/pocketsphinx","settings":{"language":"de"}}""");
        var error = await socket.ExpectAsync("error");
        error.GetProperty("code").GetInt32().ShouldBe(400);
        error.String("message").ShouldContain("'de'");
    }

    [Fact]
    public void A_missing_model_names_the_package()
    {
        var recogniser = new PocketSphinxRecogniser(new PocketSphinxSettings { ModelFolder = "/nowhere" });
        var error = Should.Throw<EngineUnavailableException>(() => recogniser.Check(new ModelName(PocketSphinxRecogniser.Model, "en")));
        error.Message.ShouldContain("/nowhere");
        error.Message.ShouldContain("apt-get install libpocketsphinx3 pocketsphinx-en-us");
    }

    [Fact]
    public void A_missing_library_names_the_package() =>
        Should.Throw<EngineUnavailableException>(() => NativeLibraries.Require("local/x", "libnothere.so.9", "libnothere9"))
            .Message.ShouldBe("local/x cannot work here: the library libnothere.so.9 cannot be loaded. Install it: apt-get install libnothere9");

    [Theory]
    [InlineData("read(2)", "read")]
    [InlineData("o'clock", "o'clock")]
    [InlineData("<sil>", null)]
    [InlineData("[NOISE]", null)]
    [InlineData("++UM++", null)]
    public void Fillers_and_pronunciation_marks_are_removed(string entry, string? word) => PocketSphinxWords.Clean(entry).ShouldBe(word);
}
