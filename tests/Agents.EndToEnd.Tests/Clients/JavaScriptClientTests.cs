using Agents.Audio;
using Agents.EndToEnd.Tests.Support;
using Agents.Gateway;
using Microsoft.Extensions.Logging.Abstractions;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Clients;

/// <summary>The inference classes of the npm package <c>@livekit/agents</c>, as published, with <c>LIVEKIT_INFERENCE_URL</c> pointing at <c>agents gateway</c>.</summary>
public sealed class JavaScriptClientTests(JavaScriptClients clients) : IClassFixture<JavaScriptClients>, IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("deepgram/nova-3", null)]
    [InlineData("local/pocketsphinx:en", null)]
    [InlineData("nobody/knows", "local/pocketsphinx")]
    public async Task Stt_hears_a_recording_with_interims_word_times_and_usage(string model, string? fallback)
    {
        string[] arguments = [model, Files.Sample("what-time-is-it.wav")];
        var events = await clients.NodeAsync("hear.mjs", fallback is null ? arguments : [.. arguments, fallback]);

        events.ShouldNotContain(line => Type(line) == "error");
        events.Select(Type).First().ShouldBe("start_of_speech");
        events.Count(line => Type(line) == "interim_transcript").ShouldBeGreaterThan(1);
        events.Select(Type).TakeLast(4).ShouldBe(["recognition_usage", "final_transcript", "request", "end_of_speech"]);
        var final = events.Single(line => Type(line) == "final_transcript");
        ((string?)final["text"]).ShouldBe("what time is it");
        ((string?)final["language"]).ShouldBe("en");
        ((double)final["confidence"]!).ShouldBeInRange(0.1, 1);
        var words = final["words"]!.ToArray();
        words.Select(word => (string)word["text"]!).ShouldBe(["what", "time", "is", "it"]);
        words.Zip(words.Skip(1)).ShouldAllBe(pair => (double)pair.First["end"]! <= (double)pair.Second["start"]! + 0.001);
        ((double)events.Single(line => Type(line) == "recognition_usage")["seconds"]!).ShouldBe(2.5, 0.1);
        ((string)events.Single(line => Type(line) == "request")["id"]!).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("cartesia/sonic-3", "a-voice-of-theirs")]
    [InlineData("local/flite", "rms")]
    public async Task Tts_speaks_two_streams_over_one_client_with_word_times(string model, string voice)
    {
        var spoken = await clients.NodeAsync("speak.mjs", model, voice, "Hello there, this is a test.", "And another one.");

        spoken.Select(Type).ShouldBe(["spoken", "spoken"]);
        foreach (var line in spoken)
        {
            ((double)line["seconds"]!).ShouldBeInRange(0.5, 5);
            ((int)line["loudest"]!).ShouldBeGreaterThan(3000);
            string.Concat(line["words"]!.Select(word => (string)word["text"]!)).TrimEnd().ShouldBe((string)line["text"]!);
            line["words"]!.ShouldAllBe(word => (double)word["start"]! < (double)word["end"]! && (double)word["end"]! <= (double)line["seconds"]! + 0.01);
        }
    }

    [Fact]
    public async Task Llm_streams_calls_tools_in_parallel_reads_their_results_and_counts_tokens()
    {
        var lines = await clients.NodeAsync("think.mjs", "local/concierge", "what time is it and what is the weather in Oslo");

        lines.Select(Type).ShouldBe(["usage", "call", "call", "usage", "text"]);
        lines.Where(line => Type(line) == "call").Select(line => ((string)line["name"]!, (string)line["args"]!))
            .ShouldBe([("get_time", "{}"), ("get_weather", """{"city":"Oslo"}""")]);
        foreach (var usage in lines.Where(line => Type(line) == "usage"))
            ((int)usage["total"]!).ShouldBe((int)usage["prompt"]! + (int)usage["completion"]!);
        var text = lines[^1];
        ((string)text["text"]!).ShouldBe("The time is half past three. The weather is sunny in Oslo.");
        ((int)text["chunks"]!).ShouldBeGreaterThan(3);
    }

    [Fact]
    public async Task The_interruption_detector_tells_agreement_from_an_interruption()
    {
        var events = await clients.NodeAsync(
            "interrupt.mjs", await SpeechAsync("uh-huh"), await SpeechAsync("wait, I have a question about that"), await SpeechAsync("okay"));

        events.Select(Type).ShouldBe(["overlapping_speech", "overlapping_speech", "overlapping_speech"]);
        events.Select(line => (bool)line["interruption"]!).ShouldBe([false, true, false]);
        events.ShouldAllBe(line => (int)line["requests"]! > 0);
    }

    [Fact]
    public async Task The_example_of_the_documentation_hears_what_it_says()
    {
        var example = await File.ReadAllTextAsync(Path.Combine(JavaScriptClients.Folder, "echo.mjs"));
        (await File.ReadAllTextAsync(Path.Combine(Files.Root, "docs", "gateway.md"))).ShouldContain($"```js\n{example}```");
        (await clients.PrintAsync("echo.mjs")).Trim().ShouldBe("what time is it");
    }

    private static string Type(JObject line) => (string)line["type"]!;

    /// <summary>Speech with silence around it, as WAV.</summary>
    private async Task<string> SpeechAsync(string text)
    {
        var flite = new FliteSynthesiser();
        var context = new EngineContext(TimeProvider.System, TaskScheduler.Default, NullLogger.Instance);
        List<AudioFrame> parts = [AudioFrame.Silence(TimeSpan.FromSeconds(0.1), 16000)];
        await foreach (var part in flite.SpeakAsync(new SynthesisRequest(text, FliteSynthesiser.Model, "slt", "en", 16000, ExtraOptions.None), context, CancellationToken.None))
            parts.Add(new AudioFrame(part.Samples, 16000));
        parts.Add(AudioFrame.Silence(TimeSpan.FromSeconds(0.3), 16000));
        var path = _folder.File($"{text.GetHashCode(StringComparison.Ordinal)}.wav");
        WavFile.Write(path, AudioFrame.Concat(parts));
        return path;
    }
}
