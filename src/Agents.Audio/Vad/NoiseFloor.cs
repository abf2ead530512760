namespace Agents.Audio;

/// <summary>
/// The power of each band without speech. Follows the sound where it is probably noise, and lies between bounds set by minimum statistics: even while somebody
/// speaks every band falls back to the noise now and then.
/// </summary>
internal sealed class NoiseFloor
{
    /// <summary>Below this power per sample (-78 dBFS over all bands) there is only the noise of the converter.</summary>
    private const float Quietest = 16;

    /// <summary>The most that is taken for noise at the very first, -50 dBFS over all bands: streams begin quietly, and minimum statistics soon correct it.</summary>
    private const float LoudestStart = 10_000;

    /// <summary>Excess counts up to here, in dB: more would only mean "loud".</summary>
    private const float MaxExcess = 23;

    /// <summary>The first hops are averaged, as if they were noise; the bounds correct it where they are not.</summary>
    private const int LearningHops = 12;

    /// <summary>Rate of following noise, per hop, and what of it remains in certain speech, so that no mistake lasts for ever.</summary>
    private const float Follow = 0.0221f;
    private const float Leak = 0.00756f;

    /// <summary>In dB: a band that stands out further hardly takes part in the learning.</summary>
    private const float OutstandingExcess = 15;
    private const float OutstandingFollow = 0.617f;

    /// <summary>The mean of noise is at least this many times its smoothed minimum, and at most that many.</summary>
    private const float MinOverMinimum = 2.215f;
    private const float MaxOverMinimum = 80;

    private readonly float[] _floor = new float[BandPower.Bands];
    private readonly float[] _excess = new float[BandPower.Bands];
    private readonly MinimumStatistics _minimum = new(BandPower.Bands);
    private int _hops;

    /// <summary>Whether there is noise to speak of: in most bands more than a converter makes.</summary>
    public bool IsAudible
    {
        get
        {
            var loud = 0;
            foreach (var floor in _floor)
                loud += floor > Quietest ? 1 : 0;
            return 2 * loud > _floor.Length;
        }
    }

    /// <summary>How far each band stands out of its noise, in dB, from 0 on. Valid until the next call.</summary>
    public ReadOnlySpan<float> Excess(ReadOnlySpan<float> power)
    {
        if (_hops == 0)
            Begin(power);
        for (var band = 0; band < _excess.Length; band++)
            _excess[band] = Math.Clamp(10 * MathF.Log10((power[band] + 1e-3f) / Math.Max(_floor[band], Quietest)), 0, MaxExcess);
        return _excess;
    }

    /// <summary>Learns from the power just judged.</summary>
    /// <param name="power">Power per band.</param>
    /// <param name="standsOut">True for a hop that speaks for speech: nothing is learned from it but the bounds.</param>
    /// <param name="speechProbability">0 to 1, the hops before it considered.</param>
    public void Learn(ReadOnlySpan<float> power, bool standsOut, float speechProbability)
    {
        _minimum.Next(power);
        var rate = _hops < LearningHops ? Math.Max(1f / (_hops + 2), Follow) * (1 - speechProbability)
            : standsOut ? 0
            : Leak + ((Follow - Leak) * (1 - speechProbability));
        for (var band = 0; band < _floor.Length; band++)
        {
            var ownRate = _excess[band] > OutstandingExcess ? rate * OutstandingFollow : rate;
            var followed = _floor[band] + (ownRate * (power[band] - _floor[band]));
            _floor[band] = Math.Clamp(followed, _minimum[band] * MinOverMinimum, Math.Max(_minimum[band] * MaxOverMinimum, Quietest));
        }

        _hops++;
    }

    public void Reset()
    {
        _hops = 0;
        _minimum.Reset();
    }

    private void Begin(ReadOnlySpan<float> power)
    {
        for (var band = 0; band < _floor.Length; band++)
            _floor[band] = Math.Min(power[band], LoudestStart);
    }
}
