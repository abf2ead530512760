using Agents.Audio;

namespace Agents.Host.Call;

/// <summary>A stretch of the recording: either the caller speaks (or pauses briefly), or a gap of at least <see cref="CallerScript.MinGap"/>.</summary>
/// <param name="Start">Where it begins in the recording.</param>
/// <param name="End">Where it ends.</param>
/// <param name="IsGap">True for silence of a second or more.</param>
internal readonly record struct CallerPart(TimeSpan Start, TimeSpan End, bool IsGap);

/// <summary>
/// Splits a recording into what the caller says and the gaps between: with <c>--wait</c> the caller is held at each gap until
/// the agent is silent. A 20 ms window counts as sound when its level is within 35 dB of the loudest window and above −60 dBFS.
/// </summary>
internal static class CallerScript
{
    /// <summary>Silence of this length is a gap at which a caller would wait for an answer.</summary>
    public static readonly TimeSpan MinGap = TimeSpan.FromSeconds(1);

    private const int WindowsPerSecond = 50;
    private const double RelativeFloor = 0.0178; // −35 dB
    private const double AbsoluteFloor = 32.8;   // −60 dBFS of 16 bit

    /// <summary>The parts of a recording, in order and without holes; empty for an empty recording.</summary>
    public static IReadOnlyList<CallerPart> Split(AudioFrame recording)
    {
        var levels = Levels(recording);
        if (levels.Length == 0)
            return [];
        var floor = Math.Max(levels.Max() * RelativeFloor, AbsoluteFloor);
        var parts = new List<CallerPart>();
        var start = 0;
        while (start < levels.Length)
        {
            var sound = NextSound(levels, start, floor);
            var isGap = At(sound - start) >= MinGap;
            var end = isGap ? sound : EndOfSpeech(levels, sound, floor);
            parts.Add(new CallerPart(At(start), end == levels.Length ? recording.Duration : At(end), isGap));
            start = end;
        }

        return parts;
    }

    private static TimeSpan At(int window) => TimeSpan.FromSeconds((double)window / WindowsPerSecond);

    private static int NextSound(double[] levels, int from, double floor)
    {
        while (from < levels.Length && levels[from] < floor)
            from++;
        return from;
    }

    /// <summary>The window in which the first gap after <paramref name="from"/> begins, or the end.</summary>
    private static int EndOfSpeech(double[] levels, int from, double floor)
    {
        while (from < levels.Length)
        {
            while (from < levels.Length && levels[from] >= floor)
                from++;
            var next = NextSound(levels, from, floor);
            if (At(next - from) >= MinGap)
                return from;
            from = next;
        }

        return from;
    }

    private static int BeginOf(int window, AudioFrame recording) =>
        (int)Math.Min((long)window * recording.SampleRate / WindowsPerSecond * recording.Channels, recording.Samples.Length);

    private static double[] Levels(AudioFrame recording)
    {
        var samples = recording.Samples.Span;
        var levels = new double[((long)recording.SamplesPerChannel * WindowsPerSecond + recording.SampleRate - 1) / recording.SampleRate];
        for (var i = 0; i < levels.Length; i++)
        {
            var part = samples[BeginOf(i, recording)..BeginOf(i + 1, recording)];
            var energy = 0.0;
            foreach (var sample in part)
                energy += (double)sample * sample;
            levels[i] = Math.Sqrt(energy / part.Length);
        }

        return levels;
    }
}
