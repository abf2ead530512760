using Agents.Audio;

namespace Agents.Gateway.Tests;

public sealed class ScriptedTests
{
    private static readonly HearingScript Script = HearingScript.Of((0.5.Seconds(), 0.8.Seconds(), "what time is it"), (2.5.Seconds(), 0.6.Seconds(), "in new york"));

    [Theory]
    [InlineData(800)]
    [InlineData(320)]
    [InlineData(16000)]
    [InlineData(7)]
    public void The_same_words_are_heard_however_the_audio_is_cut(int chunk)
    {
        var finals = Hear(Script, chunk, 0, 4 * 16000);
        finals.Select(final => final.Text).ShouldBe(["what time is it", "in new york"]);
        finals[1].Start.ShouldBe(2.5.Seconds());
    }

    [Theory]
    [InlineData(0.0, "what time is it|in new york")]
    [InlineData(0.3, "what time is it|in new york")]
    [InlineData(0.9, "is it|in new york")]
    [InlineData(1.9, "in new york")]
    public void Audio_sent_again_from_a_later_place_gives_the_words_of_that_place(double from, string heard)
    {
        var recording = Recording();
        var start = (int)(from * 16000);
        var sent = recording.Samples[start..];
        var (offset, skipped) = Locate(recording, sent, 16000);
        offset.TotalSeconds.ShouldBe(from, 0.002);
        skipped.ShouldBeGreaterThan(0);
        var progress = new ScriptProgress(Script);
        string.Join('|', progress.HearUntil(offset, 4.Seconds() - offset).OfType<RecognitionEvent.Final>().Select(final => final.Transcript.Text)).ShouldBe(heard);
    }

    [Fact]
    public void Audio_that_was_resampled_and_made_quieter_on_its_way_is_still_found()
    {
        var recording = Recording();
        var sent = Resampler.Resample(recording.Slice(14000), 8000).Samples.ToArray().Select(sample => (short)(sample / 2)).ToArray();
        Locate(recording, sent, 8000).Offset.TotalSeconds.ShouldBe(14000 / 16000.0, 0.01);
    }

    [Fact]
    public void Finish_gives_what_was_heard_and_the_rest_comes_later()
    {
        var progress = new ScriptProgress(Script);
        progress.HearUntil(default, 0.95.Seconds()).OfType<RecognitionEvent.Final>().ShouldBeEmpty();
        progress.Finish().OfType<RecognitionEvent.Final>().Single().Transcript.Text.ShouldBe("what time");
        progress.HearUntil(default, 2.Seconds()).OfType<RecognitionEvent.Final>().Single().Transcript.Text.ShouldBe("is it");
    }

    [Fact]
    public async Task A_script_file_describes_all_three_services()
    {
        var folder = Directory.CreateTempSubdirectory().FullName;
        WavFile.Write(Path.Combine(folder, "caller.wav"), Recording());
        var path = Path.Combine(folder, "script.json");
        await File.WriteAllTextAsync(path, """
            {
              // times are seconds
              "stt": {"scripted/caller": {"audio": "caller.wav", "utterances": [{"at": 0.5, "lasts": 0.8, "text": "what time is it"}, {"words": [{"word": "yes", "start": 2, "end": 2.2}]}]}},
              "llm": {"scripted/answers": {"answers": [{"when": "time", "calls": [{"name": "get_time", "arguments": {"zone": "utc"}}]}, {"afterTool": true, "text": "They say {tool}"}]}},
              "tts": {"scripted/voice": {"perWord": 0.1, "pitch": 0}}
            }
            """);
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { Engines = ScriptedEngines.Load(path).Build() });
        gateway.Gateway.Models.ShouldBe(["scripted/caller", "scripted/answers", "scripted/voice"]);
        var events = await ChatTests.StreamAsync(gateway, ChatTests.Ask("what time is it", model: "scripted/answers"));
        string.Concat(events).ShouldContain("""{\u0022zone\u0022: \u0022utc\u0022}""");
        Directory.Delete(folder, recursive: true);
    }

    [Theory]
    [InlineData("{", "not JSON")]
    [InlineData("""{"stt":{"x":{"utterances":[{"at":1,"text":"a"}]}}}""", "stt.x.utterances[0].lasts")]
    [InlineData("""{"llm":{"x":{"answers":[{"calls":[{}]}]}}}""", "llm.x.answers[0].calls[0].name")]
    public void A_broken_script_file_says_where(string text, string where) =>
        Should.Throw<FormatException>(() => ScriptFile.Read(System.Text.Encoding.UTF8.GetBytes(text), ".")).Message.ShouldContain(where);

    private static List<Transcript> Hear(HearingScript script, int chunk, int from, int to)
    {
        var progress = new ScriptProgress(script);
        List<Transcript> finals = [];
        for (var at = from; at < to; at += chunk)
        {
            var until = TimeSpan.FromSeconds(Math.Min(at + chunk, to) / 16000.0);
            finals.AddRange(progress.HearUntil(default, until).OfType<RecognitionEvent.Final>().Select(final => final.Transcript));
        }

        return finals;
    }

    private static (TimeSpan Offset, int Chunks) Locate(AudioFrame reference, ReadOnlyMemory<short> sent, int rate)
    {
        var aligner = new ScriptAligner(reference, rate);
        for (var at = 0; at < sent.Length; at += 800)
        {
            if (aligner.Locate(sent.Slice(at, Math.Min(800, sent.Length - at)).Span) is { } offset) return (offset, (at / 800) + 1);
        }

        throw new InvalidOperationException("The audio was not found.");
    }

    /// <summary>Noise where the script has words, silence elsewhere; different at every place.</summary>
    private static AudioFrame Recording()
    {
        var random = new Random(7);
        var samples = new short[4 * 16000];
        foreach (var word in Script.Utterances.SelectMany(utterance => utterance.Words))
        {
            var last = 0.0;
            for (var i = (int)(word.Start.TotalSeconds * 16000); i < (int)(word.End.TotalSeconds * 16000); i++)
            {
                last = (0.9 * last) + (random.NextDouble() - 0.5);
                samples[i] = (short)(last * 8000);
            }
        }

        return new AudioFrame(samples, 16000);
    }
}
