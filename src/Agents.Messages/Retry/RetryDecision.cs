namespace Agents.Messages;

/// <summary>What to do after a failure; the answer of <see cref="RetryPolicy.Decide"/>.</summary>
public abstract record RetryDecision
{
    private RetryDecision()
    {
    }

    /// <summary>Wait, then try again.</summary>
    /// <param name="Delay">How long to wait.</param>
    public sealed record Retry(TimeSpan Delay) : RetryDecision;

    /// <summary>Stop trying.</summary>
    /// <param name="Error">What the caller gets: the failure itself, or one that wraps it.</param>
    public sealed record GiveUp(Exception Error) : RetryDecision;

    /// <summary>End as if all had gone well: the service says the client went away (status 499).</summary>
    public sealed record EndQuietly : RetryDecision;
}
