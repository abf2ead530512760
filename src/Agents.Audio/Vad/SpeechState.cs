namespace Agents.Audio;

/// <summary>
/// Collects evidence hop by hop into the log-odds of speech against noise. Bounded on both sides: the bounds say how fast the state may change, as the transition
/// probabilities of a hidden Markov model do.
/// </summary>
internal sealed class SpeechState
{
    private const float Lowest = -2;
    private const float Highest = 5;

    /// <summary>The surprise that speaks for neither side, and the log-odds per unit above or below it.</summary>
    private const float Neutral = 3.4f;
    private const float Slope = 1.316f;
    private const float MostAgainst = -1.5f;
    private const float MostFor = 2.276f;

    /// <summary>At first little is known about the noise: more surprise is asked for.</summary>
    private const float Caution = 0.56f;
    private const float CautionHops = 53;

    private float _logOdds;
    private int _hops;

    public SpeechState() => Reset();

    /// <summary>Whether the last hop alone spoke for speech.</summary>
    public bool StandsOut { get; private set; }

    /// <summary>Takes the next hop.</summary>
    /// <returns>The probability of speech, 0 to 1.</returns>
    public float Next(float surprise)
    {
        var neutral = Neutral * (1 + (Caution * MathF.Exp(-_hops / CautionHops)));
        _hops++;
        StandsOut = surprise > neutral;
        _logOdds = Math.Clamp(_logOdds + Math.Clamp(Slope * (surprise - neutral), MostAgainst, MostFor), Lowest, Highest);
        return 1 / (1 + MathF.Exp(-_logOdds));
    }

    public void Reset() => (_logOdds, _hops, StandsOut) = (Lowest, 0, false);
}
