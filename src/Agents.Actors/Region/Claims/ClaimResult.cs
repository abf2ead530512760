namespace Agents.Actors;

/// <summary>What became of a claim.</summary>
public abstract record ClaimResult
{
    /// <summary>The session is the claimer's.</summary>
    /// <param name="Epoch">Which of its owners the claimer is, to be named with everything it does to the session.</param>
    public sealed record Granted(long Epoch) : ClaimResult;

    /// <summary>A living node has it.</summary>
    /// <param name="Owner">Which.</param>
    public sealed record OwnedBy(NodeId Owner) : ClaimResult;

    /// <summary>The session is over for good.</summary>
    public sealed record Over : ClaimResult
    {
        /// <summary>The one instance.</summary>
        public static Over Instance { get; } = new();
    }

    /// <summary>The token is unknown, was used, or has expired.</summary>
    public sealed record TokenRefused : ClaimResult
    {
        /// <summary>The one instance.</summary>
        public static TokenRefused Instance { get; } = new();
    }
}
