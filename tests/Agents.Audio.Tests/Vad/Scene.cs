namespace Agents.Audio.Tests.Vad;

/// <summary>
/// Recordings one after the other, each at the same active level, with pauses between them and noise over everything. Each is faded in and out 50 ms beside its
/// speech, so that its own background does not begin anywhere else.
/// </summary>
internal sealed record Scene(AudioFrame Sound, IReadOnlyList<Segment> Speech)
{
    private const int Rate = 16_000;
    private const double SpeechLevel = 2_000; // -24 dBFS
    private const int LeadIn = 3 * Rate;
    private const int Margin = Rate / 20;
    private const int Fade = Rate / 50;

    public static Scene Compose(IReadOnlyList<Recording> recordings, NoiseKind kind, double snrDb, int seed, IReadOnlyList<Recording> babblers)
    {
        var random = new Random(seed);
        var placed = new List<(Recording Recording, int Start)>();
        var end = LeadIn;
        foreach (var recording in recordings)
        {
            placed.Add((recording, end));
            end += recording.Samples.Length + random.Next(Rate, (5 * Rate) / 2);
        }

        var mix = NoiseSource.Make(kind, end, seed + 1, babblers);
        var noiseLevel = SpeechLevel / Math.Pow(10, snrDb / 20);
        for (var i = 0; i < end; i++)
            mix[i] *= noiseLevel;
        foreach (var (recording, start) in placed)
        {
            var gain = SpeechLevel / Math.Sqrt(recording.ActivePower);
            var (first, last) = (Math.Max(0, recording.Speech[0].Start - Margin), Math.Min(recording.Samples.Length, recording.Speech[^1].End + Margin));
            for (var i = first; i < last; i++)
                mix[start + i] += recording.Samples[i] * gain * Math.Min(1.0, Math.Min(i - first, last - i) / (double)Fade);
        }

        var samples = Array.ConvertAll(mix, x => (short)Math.Clamp(Math.Round(x), short.MinValue, short.MaxValue));
        return new Scene(new AudioFrame(samples, Rate), [.. placed.SelectMany(p => p.Recording.Speech.Select(s => s.Shift(p.Start)))]);
    }
}
