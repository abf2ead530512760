using Agents.Audio;

namespace Agents.Gateway.Tests;

public sealed class SampleTests
{
    [Fact]
    public async Task Speech_to_text_prints_what_is_said()
    {
        await using var gateway = await StartAsync();
        using var recording = new TemporaryWav(AudioFrame.Silence(2.Seconds(), 16000));
        (await SampleProgram.RunAsync(gateway.Address, "stt", "scripted/caller", recording.Path)).ShouldContain("FinalTranscript: what time is it");
    }

    [Fact]
    public async Task Text_to_speech_writes_what_it_speaks()
    {
        await using var gateway = await StartAsync();
        using var recording = new TemporaryWav();
        await SampleProgram.RunAsync(gateway.Address, "tts", "scripted/voice", "Four words are spoken.", recording.Path);
        WavFile.Read(recording.Path).Duration.TotalSeconds.ShouldBe(1, 0.01);
    }

    [Fact]
    public async Task The_language_model_prints_its_answer()
    {
        await using var gateway = await StartAsync();
        (await SampleProgram.RunAsync(gateway.Address, "llm", "scripted/answers", "How are you?")).ShouldBe("I am fine.");
    }

    [Fact]
    public async Task The_language_model_prints_the_functions_it_wants_called()
    {
        await using var gateway = await StartAsync();
        (await SampleProgram.RunAsync(gateway.Address, "llm", "scripted/answers", "What is the time?")).ShouldBe("[time {}]");
    }

    [Theory]
    [InlineData(true, "interruption")]
    [InlineData(false, "backchannel")]
    public async Task The_detector_tells_speech_from_silence(bool speech, string verdict)
    {
        await using var gateway = await StartAsync();
        using var recording = new TemporaryWav(speech ? Recordings.GoForward : AudioFrame.Silence(0.5.Seconds(), 16000));
        (await SampleProgram.RunAsync(gateway.Address, "interruption", recording.Path)).ShouldStartWith(verdict);
    }

    [Theory]
    [InlineData("SpeechToText.cs")]
    [InlineData("TextToSpeech.cs")]
    [InlineData("LanguageModel.cs")]
    [InlineData("Interruption.cs")]
    public void Each_sample_has_fewer_than_20_lines(string file) => File.ReadLines(Path.Combine(SampleProgram.Folder, file)).Count().ShouldBeLessThan(20);

    private static Task<TestGateway> StartAsync() => TestGateway.StartAsync([.. new ScriptedEngines()
        .Hears("caller", HearingScript.Of((0.5.Seconds(), 0.8.Seconds(), "what time is it")))
        .Speaks("voice", new SpeakingScript())
        .Answers("answers", new AnswerScript(
        [
            new ScriptedAnswer { When = "time", Calls = [new ScriptedToolCall("time", "{}")] },
            new ScriptedAnswer { Text = "I am fine." },
        ]))
        .Build(), new LocalInterruptionDetector()]);
}
