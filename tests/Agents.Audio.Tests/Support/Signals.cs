namespace Agents.Audio.Tests;

/// <summary>Test signals and measurements.</summary>
internal static class Signals
{
    public static AudioFrame Frame(int sampleRate, params short[] samples) => new(samples, sampleRate);

    public static AudioFrame StereoFrame(int sampleRate, params short[] samples) => new(samples, sampleRate, 2);

    public static AudioFrame Sine(double frequency, int sampleRate, TimeSpan duration, double amplitude = 20_000)
    {
        var samples = new short[AudioTime.ToSamples(duration, sampleRate)];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)Math.Round(amplitude * Math.Sin(2 * Math.PI * frequency * i / sampleRate));
        return new AudioFrame(samples, sampleRate);
    }

    public static AudioFrame Noise(int seed, int count, int sampleRate, int channels = 1)
    {
        var random = new Random(seed);
        var samples = new short[count * channels];
        for (var i = 0; i < samples.Length; i++)
            samples[i] = (short)random.Next(short.MinValue, short.MaxValue + 1);
        return new AudioFrame(samples, sampleRate, channels);
    }

    /// <summary>The mean square of what is left when the best fitting sine of this frequency is taken away, and of that sine itself.</summary>
    public static (double Sine, double Noise) Decompose(ReadOnlySpan<short> samples, double frequency, int sampleRate)
    {
        double cc = 0, ss = 0, cs = 0, xc = 0, xs = 0, xx = 0;
        for (var i = 0; i < samples.Length; i++)
        {
            var (s, c) = Math.SinCos(2 * Math.PI * frequency * i / sampleRate);
            (cc, ss, cs) = (cc + (c * c), ss + (s * s), cs + (c * s));
            (xc, xs, xx) = (xc + (samples[i] * c), xs + (samples[i] * s), xx + ((double)samples[i] * samples[i]));
        }

        var determinant = (cc * ss) - (cs * cs);
        var a = ((xc * ss) - (xs * cs)) / determinant;
        var b = ((xs * cc) - (xc * cs)) / determinant;
        var sine = ((a * xc) + (b * xs)) / samples.Length;
        return (sine, (xx / samples.Length) - sine);
    }

    public static double Power(ReadOnlySpan<short> samples)
    {
        var sum = 0.0;
        foreach (var sample in samples)
            sum += (double)sample * sample;
        return sum / samples.Length;
    }

    public static double Decibels(double powerRatio) => 10 * Math.Log10(powerRatio);

    public static short[] ToArray(this AudioFrame frame) => frame.Samples.ToArray();
}
