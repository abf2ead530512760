namespace Agents.Audio;

/// <summary>
/// Sums up how the bands stand out of the noise as five levels in dB, each sensitive to another kind of sound: all bands with weight on the voice; those of the first harmonics, of the
/// vowels, of hisses; and the most outstanding pair of neighbours, for sounds as narrow as some consonants.
/// </summary>
internal sealed class Prominence
{
    public const int Levels = 5;

    private const int FirstVowelBand = 3;  // 400 Hz
    private const int FirstHissBand = 13;  // 2320 Hz

    /// <summary>The weight falls from 1 + tilt at 100 Hz to 1 - tilt at 7700 Hz.</summary>
    private const float Tilt = 0.8f;
    private const float PairSmoothing = 0.6f;

    private static readonly float[] Weights = [.. Enumerable.Range(0, BandPower.Bands)
        .Select(band => (1 + Tilt - (2 * Tilt * band / (BandPower.Bands - 1))) / BandPower.Bands)];

    private readonly float[] _smoothed = new float[BandPower.Bands];
    private readonly float[] _levels = new float[Levels];

    /// <summary>Takes the excess of the next hop; the result is valid until the next call.</summary>
    public ReadOnlySpan<float> Next(ReadOnlySpan<float> excess)
    {
        var weighted = 0f;
        for (var band = 0; band < excess.Length; band++)
        {
            weighted += Weights[band] * excess[band];
            _smoothed[band] = (PairSmoothing * _smoothed[band]) + ((1 - PairSmoothing) * excess[band]);
        }

        _levels[0] = weighted;
        _levels[1] = Mean(excess[..FirstVowelBand]);
        _levels[2] = Mean(excess[FirstVowelBand..FirstHissBand]);
        _levels[3] = Mean(excess[FirstHissBand..]);
        _levels[4] = HighestPair();
        return _levels;
    }

    public void Reset() => Array.Clear(_smoothed);

    private float HighestPair()
    {
        var highest = 0f;
        for (var band = 1; band < _smoothed.Length; band++)
            highest = Math.Max(highest, (_smoothed[band - 1] + _smoothed[band]) / 2);
        return highest;
    }

    private static float Mean(ReadOnlySpan<float> values)
    {
        var sum = 0f;
        foreach (var value in values)
            sum += value;
        return sum / values.Length;
    }
}
