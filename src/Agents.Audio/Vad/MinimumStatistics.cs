namespace Agents.Audio;

/// <summary>The lowest smoothed power of each band in the last 1.5 s, kept as the minima of 8 parts so that nothing is stored per hop.</summary>
internal sealed class MinimumStatistics
{
    private const int Parts = 8;
    private const int HopsPerPart = 12;
    private const float Smoothing = 0.6f;

    private readonly int _bands;
    private readonly float[] _smoothed;
    private readonly float[] _minima;
    private readonly float[] _lowest;
    private int _hops;

    /// <param name="bands">How many powers are followed.</param>
    public MinimumStatistics(int bands)
    {
        _bands = bands;
        (_smoothed, _lowest, _minima) = (new float[bands], new float[bands], new float[Parts * bands]);
        Reset();
    }

    /// <summary>The minimum of a band.</summary>
    public float this[int band] => _lowest[band];

    public void Next(ReadOnlySpan<float> power)
    {
        var part = _hops / HopsPerPart % Parts;
        var isNewPart = _hops % HopsPerPart == 0;
        var minima = _minima.AsSpan(part * _bands, _bands);
        for (var band = 0; band < _bands; band++)
        {
            _smoothed[band] = _hops == 0 ? power[band] : (Smoothing * _smoothed[band]) + ((1 - Smoothing) * power[band]);
            minima[band] = isNewPart ? _smoothed[band] : Math.Min(minima[band], _smoothed[band]);
            _lowest[band] = isNewPart ? Lowest(band) : Math.Min(_lowest[band], _smoothed[band]);
        }

        _hops++;
    }

    public void Reset()
    {
        _hops = 0;
        Array.Fill(_minima, float.MaxValue);
    }

    private float Lowest(int band)
    {
        var lowest = float.MaxValue;
        for (var part = 0; part < Parts; part++)
            lowest = Math.Min(lowest, _minima[(part * _bands) + band]);
        return lowest;
    }
}
