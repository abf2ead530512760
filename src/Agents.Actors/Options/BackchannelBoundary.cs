namespace Agents.Actors;

/// <summary>
/// Time at both ends of the agent's speech in which "that was only a listening word" does not count (voice-session.md I17, I18): who speaks up just as the
/// agent begins or ends wants the floor. Only used with <see cref="InterruptionMode.Adaptive"/>.
/// </summary>
/// <param name="Start">From the agent's first sound: voice alone may interrupt. 0 to 10 s.</param>
/// <param name="End">Before the agent's last sound: words from then on are kept. 0 to 10 s.</param>
public readonly record struct BackchannelBoundary(TimeSpan Start, TimeSpan End)
{
    /// <summary>1 s at either end.</summary>
    public static BackchannelBoundary Default { get; } = Of(1);

    /// <summary>Reads it from configuration: one number of seconds for both ends, or two.</summary>
    /// <param name="seconds">One or two numbers, each from 0 to 10.</param>
    /// <exception cref="SessionOptionsException">Another count, or a number out of range.</exception>
    public static BackchannelBoundary Of(params IReadOnlyList<double> seconds)
    {
        var faults = new OptionFaults();
        faults.Require(seconds.Count is 1 or 2, $"{Name}", $"[{string.Join(", ", seconds)}]", "one number of seconds, or two (start and end)");
        faults.ThrowIfAny();
        var boundary = new BackchannelBoundary(TimeSpan.FromSeconds(seconds[0]), TimeSpan.FromSeconds(seconds[^1]));
        boundary.Validate(faults);
        faults.ThrowIfAny();
        return boundary;
    }

    private const string Name = "turn_handling.interruption.backchannel_boundary";

    internal void Validate(OptionFaults faults)
    {
        faults.Range($"{Name}.start", Start, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        faults.Range($"{Name}.end", End, TimeSpan.Zero, TimeSpan.FromSeconds(10));
    }
}
