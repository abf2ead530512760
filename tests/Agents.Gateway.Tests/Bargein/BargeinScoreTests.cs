using Agents.Audio;
using Xunit.Abstractions;

namespace Agents.Gateway.Tests;

/// <summary>How well the local detector tells interruptions from agreement, on speech made with flite's voices.</summary>
public sealed class BargeinScoreTests(ITestOutputHelper output)
{
    /// <summary>Without "mm-hm", which flite spells letter by letter for more than a second.</summary>
    private static readonly string[] Backchannels = ["uh-huh", "aha", "yeah", "right", "okay", "yes", "sure", "oh", "um", "ah", "no"];

    private static readonly string[] Interruptions =
    [
        "wait, I have a question about that", "no, that is not what I meant", "stop, please stop talking now", "can you repeat the last part",
        "I want to speak to a person", "actually I changed my mind", "excuse me, what did you say", "hold on a second please",
        "let me tell you something first", "how much does that cost", "I did not understand that",
    ];

    /// <summary>What each voice says, spoken once for all levels of noise.</summary>
    private static readonly Lazy<IReadOnlyList<(string Name, AudioFrame Audio, bool Interrupts)>> Spoken = new(() =>
    [
        .. from voice in FliteVoice.Names
           from said in Backchannels.Select(text => (Text: text, Interrupts: false)).Concat(Interruptions.Select(text => (Text: text, Interrupts: true)))
           select ($"{voice}: {said.Text}", Resampler.Resample(FliteVoice.Named(voice).Speak(said.Text, 1).Audio, 16000), said.Interrupts),
    ]);

    [Theory]
    [InlineData(0)]
    [InlineData(60)]
    [InlineData(200)]
    public void Precision_and_recall_are_at_least_nine_tenths(int noise)
    {
        var detector = new LocalInterruptionDetector();
        int truePositive = 0, falsePositive = 0, falseNegative = 0;
        List<string> wrong = [];
        foreach (var (name, audio, interrupts) in Spoken.Value)
        {
            var found = Interrupts(detector, Noisy(audio, noise));
            if (found && interrupts) truePositive++;
            else if (found) falsePositive++;
            else if (interrupts) falseNegative++;
            if (found != interrupts) wrong.Add(name);
        }

        var precision = truePositive / (double)(truePositive + falsePositive);
        var recall = truePositive / (double)(truePositive + falseNegative);
        output.WriteLine($"bargein, noise {noise}: precision {precision:F3}, recall {recall:F3} over {Spoken.Value.Count} utterances; wrong: {string.Join("; ", wrong)}");
        precision.ShouldBeGreaterThanOrEqualTo(0.9, string.Join("; ", wrong));
        recall.ShouldBeGreaterThanOrEqualTo(0.9, string.Join("; ", wrong));
    }

    /// <summary>As a client asks: with each 100 ms of new audio the whole window, up to 3 s.</summary>
    private static bool Interrupts(LocalInterruptionDetector detector, short[] audio)
    {
        for (var end = 16000; end <= audio.Length; end += 1600)
        {
            var window = audio.AsSpan(Math.Max(0, end - 48000)..end);
            if (BargeinPolicy.IsInterruption(detector.Probabilities(window), 0.5, 2)) return true;
        }

        return false;
    }

    /// <summary>A second of quiet, the speech, half a second of quiet, all with noise of a given loudness.</summary>
    private static short[] Noisy(AudioFrame speech, int noise)
    {
        var random = new Random(1);
        short[] audio = [.. new short[16000], .. speech.Samples.Span, .. new short[8000]];
        for (var i = 0; i < audio.Length; i++) audio[i] = (short)Math.Clamp(audio[i] + random.Next(-noise, noise + 1), short.MinValue, short.MaxValue);
        return audio;
    }
}
