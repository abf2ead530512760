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
    /// <summary>Fixed or learned delay. Default: fixed.</summary>
    public EndpointingMode Mode { get; init; } = EndpointingMode.Fixed;

    /// <summary>Delay after speech that sounds finished. Default 0.5 s; 0 to 10 s, at most <see cref="MaxDelay"/>.</summary>
    public TimeSpan MinDelay { get; init; } = TimeSpan.FromSeconds(0.5);

    /// <summary>Delay after speech that sounds unfinished, and the ceiling of the learned delay. Default 3 s; up to 60 s.</summary>
    public TimeSpan MaxDelay { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Weight of history in the learned delay. Default 0.9; 0 to 1. Only used by <see cref="EndpointingMode.Dynamic"/>.</summary>
    public double Alpha { get; init; } = 0.9;

    internal void Validate(OptionFaults faults, string name)
    {
        faults.Range($"{name}.min_delay", MinDelay, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        faults.Range($"{name}.max_delay", MaxDelay, TimeSpan.Zero, TimeSpan.FromSeconds(60));
        faults.Require(MinDelay <= MaxDelay, $"{name}.min_delay", MinDelay, $"at most {name}.max_delay, which is {MaxDelay}");
        faults.Require(Alpha is >= 0 and <= 1, $"{name}.alpha", Alpha, "from 0 to 1");
    }
}
