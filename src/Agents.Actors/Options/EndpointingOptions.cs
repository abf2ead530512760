namespace Agents.Actors;

/// <summary>How the endpointing delay is found.</summary>
public enum EndpointingMode
{
    /// <summary>Always <see cref="EndpointingOptions.MinDelay"/>, or the maximum when the caller is probably not finished.</summary>
    Fixed,

    /// <summary>The minimum is learned from the caller's own pauses (<see cref="DynamicEndpointing"/>).</summary>
    Dynamic,
}

/// <summary>
/// How long the caller must have been silent before the turn is theirs no more (voice-session.md 1.2). The delay counts from the end of
/// speech.
/// </summary>
public sealed record EndpointingOptions
{
    private static readonly TimeSpan Min = TimeSpan.FromSeconds(0.5), MinByEar = TimeSpan.FromSeconds(0.3);
    private static readonly TimeSpan Max = TimeSpan.FromSeconds(3), MaxByEar = TimeSpan.FromSeconds(2.5);

    private readonly EndpointingMode? _mode;
    private readonly TimeSpan? _minDelay, _maxDelay;
    private readonly double? _alpha;

    /// <summary>Fixed or learned delay. Default: fixed.</summary>
    public EndpointingMode Mode
    {
        get => _mode ?? EndpointingMode.Fixed;
        init => _mode = value;
    }

    /// <summary>
    /// Delay after speech that sounds finished. Default 0.5 s, with a detector that listens to the sound 0.3 s; 0 to 10 s, at most <see cref="MaxDelay"/>.
    /// </summary>
    public TimeSpan MinDelay
    {
        get => _minDelay ?? Min;
        init => _minDelay = value;
    }

    /// <summary>
    /// Delay after speech that sounds unfinished, and the ceiling of the learned delay. Default 3 s, with a detector that listens to the sound 2.5 s; up to
    /// 60 s.
    /// </summary>
    public TimeSpan MaxDelay
    {
        get => _maxDelay ?? Max;
        init => _maxDelay = value;
    }

    /// <summary>Weight of history in the learned delay. Default 0.9; 0 to 1. Only used by <see cref="EndpointingMode.Dynamic"/>.</summary>
    public double Alpha
    {
        get => _alpha ?? 0.9;
        init => _alpha = value;
    }

    /// <summary>Takes from other options what is not set here (voice-session.md 1.3).</summary>
    /// <param name="lower">The options that count less: the session's below the agent's.</param>
    public EndpointingOptions Over(EndpointingOptions lower) => new(_mode ?? lower._mode, _minDelay ?? lower._minDelay, _maxDelay ?? lower._maxDelay,
        _alpha ?? lower._alpha);

    /// <summary>All defaults.</summary>
    public EndpointingOptions()
    {
    }

    /// <summary>Only what is not null is set.</summary>
    internal EndpointingOptions(EndpointingMode? mode, TimeSpan? minDelay, TimeSpan? maxDelay, double? alpha)
        => (_mode, _minDelay, _maxDelay, _alpha) = (mode, minDelay, maxDelay, alpha);

    /// <summary>Fills in what is not set.</summary>
    /// <param name="byEar">Whether a detector listens to the sound.</param>
    internal EndpointingOptions Resolve(bool byEar)
        => Over(new EndpointingOptions(EndpointingMode.Fixed, byEar ? MinByEar : Min, byEar ? MaxByEar : Max, 0.9));

    internal void Validate(OptionFaults faults, string name)
    {
        faults.Range($"{name}.min_delay", MinDelay, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        faults.Range($"{name}.max_delay", MaxDelay, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        faults.Require(MinDelay <= MaxDelay, $"{name}.min_delay", MinDelay, $"at most {name}.max_delay, which is {MaxDelay}");
        faults.Require(Alpha is >= 0 and <= 1, $"{name}.alpha", Alpha, "from 0 to 1");
    }
}
