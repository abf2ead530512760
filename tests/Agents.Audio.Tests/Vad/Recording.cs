namespace Agents.Audio.Tests.Vad;

/// <summary>A stretch of speech: samples of 16 kHz, the end excluded.</summary>
internal readonly record struct Segment(int Start, int End)
{
    public Segment Shift(int by) => new(Start + by, End + by);
}

/// <summary>
/// One clean recording at 16 kHz, and where its speech lies by its energy: activity is what comes within 15.9 dB of the active level, the margin of ITU-T P.56.
/// What is quieter is the recording's own background: in some of them only 20 dB below the voice.
/// </summary>
internal sealed record Recording(string Name, short[] Samples, IReadOnlyList<Segment> Speech, double ActivePower)
{
    private const int Step = 160; // 10 ms
    private const int MinRun = 5;
    private const int MergedGap = 30;
    private const double Margin = 15.9;

    public static Recording From(string name, AudioFrame frame)
    {
        var samples = frame.ToArray();
        var power = Enumerable.Range(0, samples.Length / Step).Select(i => Signals.Power(samples.AsSpan(i * Step, Step))).ToArray();
        var loudest = power.Max();
        var active = power.Where(p => p > loudest / 1000).Average(); // within 30 dB of the loudest
        return new Recording(name, samples, Segments([.. power.Select(p => p > active / Math.Pow(10, Margin / 10))]).ToArray(), active);
    }

    /// <summary>Speech begins with 50 ms of activity; gaps of up to 300 ms are inside a word or a phrase.</summary>
    private static IEnumerable<Segment> Segments(bool[] active)
    {
        for (var i = 0; i + MinRun <= active.Length; i++)
        {
            if (!active.AsSpan(i, MinRun).SequenceEqual([true, true, true, true, true]))
                continue;

            var last = i;
            for (var j = i; j < active.Length && j - last <= MergedGap; j++)
                last = active[j] ? j : last;
            yield return new Segment(i * Step, (last + 1) * Step);
            i = last;
        }
    }
}
