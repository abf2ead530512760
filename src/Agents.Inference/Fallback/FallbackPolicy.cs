using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// How a list of complete components stands in for one another: ours, across gateways, keys and models, and so something else than the
/// <c>Fallback</c> of <see cref="SttOptions"/> and <see cref="TtsOptions"/>, which the gateway does by itself. Use one of the two.
/// </summary>
public sealed record FallbackPolicy
{
    /// <summary>For speech to text: 1 retry per entry after 5 s, 10 s per try.</summary>
    public static FallbackPolicy ForStt { get; } = new()
    {
        Connect = new ApiConnectOptions { MaxRetry = 1, RetryInterval = TimeSpan.FromSeconds(5), Timeout = TimeSpan.FromSeconds(10) },
        FirstOutput = TimeSpan.FromSeconds(10),
    };

    /// <summary>For language models: no retry per entry, 5 s to the first generated token.</summary>
    public static FallbackPolicy ForLlm { get; } = new()
    {
        Connect = new ApiConnectOptions { MaxRetry = 0, RetryInterval = TimeSpan.FromSeconds(0.5), Timeout = TimeSpan.FromSeconds(5) },
        FirstOutput = TimeSpan.FromSeconds(5),
    };

    /// <summary>For text to speech: 2 retries per entry, 10 s from the end of the text to the first audio.</summary>
    public static FallbackPolicy ForTts { get; } = new()
    {
        Connect = new ApiConnectOptions { MaxRetry = 2, RetryInterval = TimeSpan.FromSeconds(2), Timeout = TimeSpan.FromSeconds(10) },
        FirstOutput = TimeSpan.FromSeconds(10),
    };

    /// <summary>Retries and time limits of each entry.</summary>
    public required ApiConnectOptions Connect { get; init; }

    /// <summary>
    /// How long an entry may take to its first useful output: a generated token, or audio after all text was given. Speech to text has no such moment
    /// (a silent caller gives no transcript); there <see cref="Connect"/> limits the wait.
    /// </summary>
    public required TimeSpan FirstOutput { get; init; }

    /// <summary>The wait before an entry that failed is probed; doubles after each probe that fails. Default 5 s.</summary>
    public TimeSpan ProbeAfter { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between probes. Default 60 s.</summary>
    public TimeSpan MaxProbeInterval { get; init; } = TimeSpan.FromSeconds(60);
}
