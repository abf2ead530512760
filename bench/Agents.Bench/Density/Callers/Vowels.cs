using System.Buffers.Binary;

namespace Agents.Bench.Density;

/// <summary>Sound that a detector of speech takes for speech: a voice of 120 Hz that goes through vowels, four syllables a second, and ends all at once.</summary>
internal static class Vowels
{
    private const double Pitch = 120, SyllablesPerSecond = 4;
    private static readonly (double First, double Second)[] Formants = [(730, 1090), (530, 1840), (300, 870), (570, 840), (270, 2290)];

    /// <summary>Makes samples, s16le.</summary>
    public static byte[] Speak(int samples, int rate)
    {
        var bytes = new byte[samples * 2];
        for (var i = 0; i < samples; i++)
        {
            var time = (double)i / rate;
            var syllable = time * SyllablesPerSecond;
            var loudness = 0.6 + (0.4 * Math.Cos(2 * Math.PI * syllable));
            var value = 6000 * loudness * Voice(time, Formants[(int)syllable % Formants.Length]);
            BinaryPrimitives.WriteInt16LittleEndian(bytes.AsSpan(2 * i), (short)Math.Clamp(value, short.MinValue, short.MaxValue));
        }

        return bytes;
    }

    private static double Voice(double time, (double First, double Second) formants)
    {
        var sum = 0.0;
        for (var harmonic = 1; harmonic * Pitch < 4000; harmonic++)
            sum += Weight(harmonic * Pitch, formants) * Math.Sin(2 * Math.PI * harmonic * Pitch * time) / Math.Sqrt(harmonic);
        return sum;
    }

    private static double Weight(double frequency, (double First, double Second) formants) =>
        0.05 + Peak(frequency, formants.First, 90) + (0.6 * Peak(frequency, formants.Second, 120));

    private static double Peak(double frequency, double center, double width) => Math.Exp(-Math.Pow((frequency - center) / width, 2) / 2);
}
