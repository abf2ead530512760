namespace Agents.Audio.Tests.Vad;

/// <summary>How well a detector did on a scene.</summary>
/// <param name="OnsetErrors">Per stretch of speech after half a second of silence or more: detected minus true onset in ms; infinite if it was missed.</param>
/// <param name="Delays">Per detected stretch: when its start was reported, after the true onset, in ms.</param>
/// <param name="EndErrors">Per detected end: detected minus true end in ms.</param>
/// <param name="FalseStarts">Starts where nobody spoke.</param>
/// <param name="Minutes">Length of the scene.</param>
internal sealed record Accuracy(double[] OnsetErrors, double[] Delays, double[] EndErrors, int FalseStarts, double Minutes)
{
    private const double SamplesPerMs = 16;
    private const int HalfSecond = 8_000;
    private const int Tolerance = 2_400; // 150 ms: what starts this close to speech is not false

    public double FalseStartsPerMinute => FalseStarts / Minutes;

    public int Missed => OnsetErrors.Count(double.IsInfinity);

    public static Accuracy Measure(Scene scene) => Measure(scene, new VoiceActivityDetector());

    public static Accuracy Measure(Scene scene, VoiceActivityDetector detector)
    {
        var (heard, reports) = Listen(detector, scene.Sound);
        var errors = new List<double>();
        var delays = new List<double>();
        var ends = new List<double>();
        var previousEnd = -HalfSecond;
        foreach (var speech in scene.Speech)
        {
            if (speech.Start - previousEnd >= HalfSecond)
            {
                var index = heard.FindIndex(h => h.End > speech.Start && h.Start < speech.End);
                errors.Add(index < 0 ? double.PositiveInfinity : (heard[index].Start - speech.Start) / SamplesPerMs);
                if (index >= 0)
                    delays.Add((reports[index] - speech.Start) / SamplesPerMs);
            }

            var last = heard.FindLastIndex(h => h.Start < speech.End && h.End > speech.Start);
            if (last >= 0)
                ends.Add((heard[last].End - speech.End) / SamplesPerMs);
            previousEnd = speech.End;
        }

        var falseStarts = heard.Count(h => !scene.Speech.Any(s => h.Start >= s.Start - Tolerance && h.Start < s.End + Tolerance));
        return new Accuracy([.. errors], [.. delays], [.. ends], falseStarts, scene.Sound.Duration.TotalMinutes);
    }

    public static Accuracy Sum(IReadOnlyList<Accuracy> parts) => new(
        [.. parts.SelectMany(p => p.OnsetErrors)],
        [.. parts.SelectMany(p => p.Delays)],
        [.. parts.SelectMany(p => p.EndErrors)],
        parts.Sum(p => p.FalseStarts),
        parts.Sum(p => p.Minutes));

    public static double Percentile(IEnumerable<double> values, double part)
    {
        var sorted = values.Select(Math.Abs).Order().ToArray();
        return sorted.Length == 0 ? double.NaN : sorted[(int)Math.Ceiling(part * sorted.Length) - 1];
    }

    private static (List<Segment> Heard, List<int> Reports) Listen(VoiceActivityDetector detector, AudioFrame sound)
    {
        var (heard, reports) = (new List<Segment>(), new List<int>());
        for (var at = 0; at < sound.SamplesPerChannel; at += 320)
        {
            foreach (var e in detector.Push(sound.Slice(at, Math.Min(320, sound.SamplesPerChannel - at))))
            {
                if (e.Type == VadEventType.StartOfSpeech)
                {
                    heard.Add(new Segment((int)(e.SampleIndex - AudioTime.ToSamples(e.SpeechDuration, 16_000)), int.MaxValue));
                    reports.Add((int)e.SampleIndex);
                }
                else if (e.Type == VadEventType.EndOfSpeech)
                {
                    heard[^1] = heard[^1] with { End = (int)(e.SampleIndex - AudioTime.ToSamples(e.SilenceDuration, 16_000)) };
                }
            }
        }

        return (heard, reports);
    }
}
