using Agents.Audio;
using Agents.EndToEnd.Tests.Support;
using Newtonsoft.Json.Linq;

namespace Agents.EndToEnd.Tests.Dialogues;

/// <summary>A caller who talks over the answer, measured in the recording of both sides.</summary>
public sealed class TalkingOverTests
{
    private static readonly TimeSpan MinDuration = TimeSpan.FromSeconds(0.5), Allowed = TimeSpan.FromSeconds(0.3);

    [Theory]
    [InlineData(0.3)]
    [InlineData(0.5)]
    [InlineData(0.7)]
    public async Task The_agents_sound_ends_300_ms_after_the_caller_has_spoken_for_the_minimum(double intoTheAnswer)
    {
        using var folder = new TemporaryFolder();
        var (caller, recording) = (folder.File("caller.wav"), folder.File("out.wav"));
        var question = WavFile.Read(Files.Sample("what-time-is-it.wav"));
        var answeredAt = await AnswerBegins(Files.Sample("what-time-is-it.wav"));
        var talksAt = TimeSpan.FromSeconds(answeredAt + intoTheAnswer);
        WavFile.Write(caller, AudioFrame.Concat([question, AudioFrame.Silence(talksAt - question.Duration, question.SampleRate), Speech(question.SampleRate)]));

        var call = await AgentsProgram.RunAsync("call", caller, "--fast", "--json", "--clock", "2026-11-22T14:15", "--out", recording);

        call.ExitCode.ShouldBe(0, call.Error);
        var both = new Loudness(WavFile.Read(recording));
        var onset = both.FirstSound(Loudness.Caller, talksAt);
        var silent = both.FirstSilence(Loudness.Agent, onset, TimeSpan.FromSeconds(0.4));
        (silent - onset).ShouldBeLessThanOrEqualTo(MinDuration + Allowed);
        call.Events.ShouldContain(line => (string?)line["who"] == "agent" && (string?)line["type"] == "turn" && (bool?)line["interrupted"] == true);
        Console.WriteLine($"barge-in {intoTheAnswer} s into the answer: silent {(silent - onset).TotalSeconds:0.00} s after the caller's onset");
    }

    private static async Task<double> AnswerBegins(string caller)
    {
        var call = await AgentsProgram.RunAsync("call", caller, "--fast", "--json", "--clock", "2026-11-22T14:15");
        JObject speaking = call.Events.First(line => (string?)line["type"] == "state" && (string?)line["who"] == "agent" && (string?)line["text"] == "speaking");
        return (double)speaking["t"]!;
    }

    /// <summary>Two seconds without a gap: somebody who does not stop talking.</summary>
    private static AudioFrame Speech(int rate)
    {
        var person = WavFile.ReadRaw(Files.Human("goforward.raw"), 16000);
        return Resampler.Resample(person, rate);
    }
}
