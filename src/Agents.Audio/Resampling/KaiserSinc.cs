namespace Agents.Audio;

/// <summary>The continuous low-pass filter that <see cref="PolyphaseFilter"/> samples: a sinc under a Kaiser window.</summary>
internal static class KaiserSinc
{
    /// <summary>Damping beyond the Nyquist frequency of the lower rate, in dB.</summary>
    private const double Attenuation = 94;

    /// <summary>The end of the pass band, as a part of the lower rate's Nyquist frequency.</summary>
    private const double PassBand = 0.87;

    /// <summary>Kaiser's rule for the window's shape at this damping.</summary>
    private const double Beta = 0.1102 * (Attenuation - 8.7);

    /// <summary>Kaiser's rule for the length: (A - 8) / (2.285 Δω) samples of the lower rate, of which this is one side.</summary>
    private const double HalfWidth = (Attenuation - 8) / (2.285 * (1 - PassBand) * Math.PI) / 2;

    private static readonly double WindowPeak = BesselI0(Beta);

    /// <summary>One side of the filter in whole input samples, rounded up to a multiple of 8.</summary>
    public static int HalfLength(int up, int down) => ((int)Math.Ceiling(HalfWidth / Scale(up, down)) + 7) / 8 * 8;

    /// <summary>The taps for an output that lies <paramref name="fraction"/> of an input sample after the middle; their sum is 1.</summary>
    public static void FillRow(Span<float> row, double fraction, int up, int down)
    {
        var scale = Scale(up, down);
        var cutoff = scale * (1 + PassBand) / 2;
        var half = row.Length / 2;
        var sum = 0.0;
        for (var tap = 0; tap < row.Length; tap++)
            sum += Tap(tap - half + 1 - fraction, half, cutoff);
        for (var tap = 0; tap < row.Length; tap++)
            row[tap] = (float)(Tap(tap - half + 1 - fraction, half, cutoff) / sum);
    }

    /// <summary>The pass band as a part of the input's: below 1 when the rate goes down.</summary>
    private static double Scale(int up, int down) => Math.Min(1.0, (double)up / down);

    private static double Tap(double distance, int half, double cutoff)
    {
        var place = distance / half;
        if (Math.Abs(place) >= 1)
            return 0;

        var window = BesselI0(Beta * Math.Sqrt(1 - (place * place))) / WindowPeak;
        var angle = Math.PI * cutoff * distance;
        return window * (Math.Abs(angle) < 1e-9 ? 1 : Math.Sin(angle) / angle);
    }

    /// <summary>The modified Bessel function of the first kind and order 0, by its power series.</summary>
    private static double BesselI0(double x)
    {
        var (sum, term) = (1.0, 1.0);
        for (var k = 1; term > sum * 1e-17; k++)
        {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }

        return sum;
    }
}
