namespace Agents.Audio;

/// <summary>
/// How surprising a hop is for noise: the distance of the levels from their mean in noise, in standard deviations. So the murmur of a crowd must be exceeded by more than a
/// steady hiss, without a setting for either.
/// </summary>
internal sealed class Surprise
{
    /// <summary>Rate of learning per hop of certain noise.</summary>
    private const float Follow = 0.008f;

    /// <summary>The first hops are averaged.</summary>
    private const int LearningHops = 12;

    /// <summary>Learning takes no more than this many deviations at once, so that the first syllable does not pass into the noise.</summary>
    private const float MostDeviations = 2.774f;

    /// <summary>
    /// Per level: its weight; how much more than others it fluctuates beyond its deviation; and the deviation, in dB, below which it is never counted as steadier. Found
    /// by random search over speech in noise of all three kinds, then adjusted by hand on the scenes of VadAccuracyTests.
    /// </summary>
    private static readonly (float Weight, float Spread, float SmallestDeviation)[] Scales =
    [
        (0.737f, 1.1f, 1.229f),
        (1.147f, 1.1f, 1.229f),
        (0.325f, 1.1f, 1.229f),
        (0.8f, 1.4f, 1.229f),
        (1, 2.15f, 0.5f),
    ];

    private static readonly float[] StartMeans = [1, 1, 1, 1, 3];

    private readonly float[] _means = new float[Prominence.Levels];
    private readonly float[] _variances = new float[Prominence.Levels];
    private int _hops;

    public Surprise() => Reset();

    /// <summary>The weighted length of all positive distances; 0 for a hop that is quieter than noise usually is.</summary>
    public float Measure(ReadOnlySpan<float> levels)
    {
        var sum = 0f;
        for (var i = 0; i < levels.Length; i++)
        {
            var (weight, spread, smallest) = Scales[i];
            var distance = weight * Math.Max(0, levels[i] - _means[i]) / Math.Max(spread * MathF.Sqrt(_variances[i]), smallest);
            sum += distance * distance;
        }

        return MathF.Sqrt(sum);
    }

    /// <summary>Learns from the hop just measured.</summary>
    public void Learn(ReadOnlySpan<float> levels, float speechProbability)
    {
        var rate = (_hops < LearningHops ? Math.Max(1f / (_hops + 2), Follow) : Follow) * (1 - speechProbability);
        for (var i = 0; i < levels.Length; i++)
        {
            var most = (MostDeviations * Math.Max(MathF.Sqrt(_variances[i]), 0.3f)) + 0.3f;
            var difference = Math.Min(levels[i] - _means[i], most);
            _means[i] += rate * difference;
            _variances[i] += rate * ((difference * difference) - _variances[i]);
        }

        _hops++;
    }

    public void Reset()
    {
        _hops = 0;
        StartMeans.CopyTo(_means, 0);
        Array.Fill(_variances, 0.5f);
    }
}
