namespace Agents.Audio.Tests.Vad;

/// <summary>Makes noise from a seed.</summary>
internal static class NoiseSource
{
    private const int Rate = 16_000;
    private const int Talkers = 8;

    /// <summary>Noise of mean power 1.</summary>
    public static double[] Make(NoiseKind kind, int length, int seed, IReadOnlyList<Recording> voices)
    {
        var random = new Random(seed);
        var noise = kind switch
        {
            NoiseKind.White => White(length, random),
            NoiseKind.Hum => Hum(length, random),
            _ => Babble(length, random, voices),
        };
        var scale = 1 / Math.Sqrt(noise.Average(x => x * x));
        return [.. noise.Select(x => x * scale)];
    }

    private static double[] White(int length, Random random) => [.. Enumerable.Range(0, length).Select(_ => Gaussian(random))];

    /// <summary>The mains with their harmonics, slowly swelling, and a little hiss.</summary>
    private static double[] Hum(int length, Random random)
    {
        var period = new double[Rate / 50];
        for (var harmonic = 1; harmonic <= 24; harmonic++)
        {
            var phase = random.NextDouble() * 2 * Math.PI;
            for (var i = 0; i < period.Length; i++)
                period[i] += Math.Sin((2 * Math.PI * harmonic * i / period.Length) + phase) / harmonic;
        }

        var noise = new double[length];
        for (var i = 0; i < length; i++)
            noise[i] = ((1 + (0.2 * Math.Sin(2 * Math.PI * 0.3 * i / Rate))) * period[i % period.Length]) + (0.02 * Gaussian(random));
        return noise;
    }

    /// <summary>Eight people talking at once without a pause, none louder than the others.</summary>
    private static double[] Babble(int length, Random random, IReadOnlyList<Recording> voices)
    {
        var noise = new double[length];
        for (var talker = 0; talker < Talkers; talker++)
        {
            for (var at = -random.Next(3 * Rate); at < length;)
            {
                var voice = voices[random.Next(voices.Count)];
                var level = 1 / Math.Sqrt(voice.ActivePower);
                foreach (var segment in voice.Speech)
                {
                    for (var i = segment.Start; i < segment.End; i++, at++)
                    {
                        if (at >= 0 && at < length)
                            noise[at] += voice.Samples[i] * level;
                    }
                }
            }
        }

        return noise;
    }

    private static double Gaussian(Random random) =>
        Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble());
}
