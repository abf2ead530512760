using System.Numerics;

namespace Agents.Gateway;

/// <summary>Hears for each frame of 25 ms whether somebody speaks: loud enough above the quiet of the window, and periodic like a voice. Pure.</summary>
internal static class VoicingTrack
{
    /// <summary>Samples in a frame at 16 kHz.</summary>
    public const int Frame = 400;

    private const int Half = 2; // the analysis runs at 8 kHz
    private const int MinLag = 20; // 400 Hz
    private const int MaxLag = 114; // 70 Hz
    private const double Periodic = 0.45;
    private const double AboveQuiet = 8; // 9 dB in energy
    private const double AboveNothing = 120 * 120; // quieter than this is no speech
    private const double BelowPeak = 0.004; // 24 dB below the loudest frame is no speech either

    /// <summary>One entry for each whole frame.</summary>
    /// <param name="window">16 kHz mono.</param>
    public static bool[] Of(ReadOnlySpan<short> window)
    {
        var voiced = new bool[window.Length / Frame];
        if (voiced.Length == 0) return voiced;
        var energies = new double[voiced.Length];
        for (var i = 0; i < voiced.Length; i++) energies[i] = Energy(window.Slice(i * Frame, Frame));
        var threshold = Threshold(energies);
        var signal = Halved(window);
        for (var i = 0; i < voiced.Length; i++) voiced[i] = energies[i] > threshold && Periodicity(signal, i * Frame / Half) > Periodic;
        return voiced;
    }

    private static double Threshold(double[] energies)
    {
        var sorted = energies.Order().ToArray();
        var quiet = sorted[sorted.Length / 10];
        var loud = sorted[^1];
        return Math.Max(Math.Max(AboveNothing, loud * BelowPeak), Math.Min(quiet * AboveQuiet, loud / 4));
    }

    /// <summary>The highest correlation of a frame with itself one voice period later, 0 to 1.</summary>
    private static double Periodicity(ReadOnlySpan<float> signal, int start)
    {
        var length = Math.Min(Frame / Half, signal.Length - start - MaxLag);
        if (length < MaxLag)
        {
            start = Math.Max(0, signal.Length - MaxLag - (Frame / Half));
            length = signal.Length - start - MaxLag;
        }

        if (length <= 0) return 0;
        var here = signal.Slice(start, length);
        var own = Dot(here, here);
        var best = 0.0;
        for (var lag = MinLag; lag <= MaxLag; lag++)
        {
            var later = signal.Slice(start + lag, length);
            best = Math.Max(best, Dot(here, later) / Math.Sqrt((own * Dot(later, later)) + 1));
        }

        return best;
    }

    private static double Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var sum = Vector<float>.Zero;
        var whole = a.Length - (a.Length % Vector<float>.Count);
        for (var i = 0; i < whole; i += Vector<float>.Count) sum += new Vector<float>(a[i..]) * new Vector<float>(b[i..]);
        double total = Vector.Sum(sum);
        for (var i = whole; i < a.Length; i++) total += a[i] * b[i];
        return total;
    }

    private static double Energy(ReadOnlySpan<short> frame)
    {
        double sum = 0;
        foreach (var sample in frame) sum += sample * sample;
        return sum / frame.Length;
    }

    private static float[] Halved(ReadOnlySpan<short> window)
    {
        var half = new float[window.Length / Half];
        for (var i = 0; i < half.Length; i++) half[i] = (window[Half * i] + window[(Half * i) + 1]) / 2f;
        return half;
    }
}
