namespace Agents.Kernel;

/// <summary>The count of waits starts anew once the child has lived for a while. Akka.Pattern.AutoReset.</summary>
public sealed class AutoReset : IBackoffReset
{
    /// <summary>Creates the rule.</summary>
    /// <param name="resetBackoff">How long the child has to live; more than zero.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is zero or less.</exception>
    public AutoReset(TimeSpan resetBackoff)
    {
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(resetBackoff, TimeSpan.Zero);
        ResetBackoff = resetBackoff;
    }

    /// <summary>How long the child has to live.</summary>
    public TimeSpan ResetBackoff { get; }
}
