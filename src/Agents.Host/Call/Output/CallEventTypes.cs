namespace Agents.Host.Call.Output;

/// <summary>The kinds of <see cref="CallEvent"/>, as they stand in <c>type</c> (docs/cli.md).</summary>
internal static class CallEventTypes
{
    /// <summary>The call begins; names gateway and models.</summary>
    public const string Started = "call_started";

    /// <summary>What the caller seems to be saying, while it is said.</summary>
    public const string Interim = "interim";

    /// <summary>Something said to its end: by the caller as understood, by the agent as heard by the caller.</summary>
    public const string Turn = "turn";

    /// <summary>The agent called a tool and has its output.</summary>
    public const string Tool = "tool";

    /// <summary>Caller or agent changed state.</summary>
    public const string State = "state";

    /// <summary>A service failed; says whether the call goes on.</summary>
    public const string Error = "error";

    /// <summary>The call is over; says why.</summary>
    public const string Ended = "call_ended";
}
