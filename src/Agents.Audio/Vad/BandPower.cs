namespace Agents.Audio;

/// <summary>
/// The mean power of the newest 32 ms in each critical band of hearing (Bark), every 16 ms: a Hann window over 512 samples of 16 kHz, 31.25 Hz per bin. The bands reach
/// from 100 Hz, above the worst of the mains' hum, to 7700 Hz.
/// </summary>
internal sealed class BandPower
{
    public const int Hop = 256;
    public const int Bands = 20;

    private const int Size = 2 * Hop;
    private const float BinHz = 16_000f / Size;

    /// <summary>Makes the power of white noise the same per bin as per sample: 1 / Σ Hann².</summary>
    private const float Scale = 1 / (0.375f * Size);

    private static readonly int[] EdgesHz =
        [100, 200, 300, 400, 510, 630, 770, 920, 1080, 1270, 1480, 1720, 2000, 2320, 2700, 3150, 3700, 4400, 5300, 6400, 7700];

    private static readonly int[] Edges = [.. EdgesHz.Select(hz => (int)Math.Round(hz / BinHz))];
    private static readonly float[] Hann = [.. Enumerable.Range(0, Size).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * i / Size))))];
    private static readonly RealFft Fft = new(Size);

    private readonly float[] _samples = new float[Size];
    private readonly float[] _windowed = new float[Size];
    private readonly float[] _real = new float[(Size / 2) + 1];
    private readonly float[] _imaginary = new float[(Size / 2) + 1];
    private readonly float[] _bands = new float[Bands];

    /// <summary>Takes the next <see cref="Hop"/> samples; the result is valid until the next call.</summary>
    public ReadOnlySpan<float> Next(ReadOnlySpan<short> hop)
    {
        _samples.AsSpan(Hop).CopyTo(_samples);
        for (var i = 0; i < Hop; i++)
            _samples[Hop + i] = hop[i];
        for (var i = 0; i < Size; i++)
            _windowed[i] = _samples[i] * Hann[i];

        Fft.Transform(_windowed, _real, _imaginary);
        for (var band = 0; band < Bands; band++)
            _bands[band] = Scale * MeanPower(Edges[band], Edges[band + 1]);
        return _bands;
    }

    public void Reset() => Array.Clear(_samples);

    private float MeanPower(int from, int to)
    {
        var sum = 0f;
        for (var bin = from; bin < to; bin++)
            sum += (_real[bin] * _real[bin]) + (_imaginary[bin] * _imaginary[bin]);
        return sum / (to - from);
    }
}
