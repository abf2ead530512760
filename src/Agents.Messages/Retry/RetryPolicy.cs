namespace Agents.Messages;

/// <summary>Decides after each failure whether to try again (protocol 1.11). Pure: no clock, no I/O.</summary>
public sealed record RetryPolicy
{
    private const int ClientClosedRequest = 499;

    private RetryPolicy(ApiConnectOptions options) => Options = options;

    /// <summary>How often and how long.</summary>
    public ApiConnectOptions Options { get; init; }

    /// <summary>Also retry what a retry cannot mend, as the seed's STT loop does (section 7, number 7). Default false.</summary>
    public bool RetryEverything { get; init; }

    /// <summary>Which error statuses may be retried. Default <see cref="StatusRule.Default"/>.</summary>
    public StatusRule Statuses { get; init; } = StatusRule.Default;

    /// <summary>Whether status 499 ends the stream without an error.</summary>
    public bool QuietOnClientClosed { get; init; }

    /// <summary>What could not be done, for the error when retries are used up; null throws the last failure as it is.</summary>
    public string? Task { get; init; }

    /// <summary>Whether the number in that error counts the first try too.</summary>
    public bool CountsFirstTry { get; init; }

    /// <summary>The rule of an STT stream.</summary>
    public static RetryPolicy ForStt(ApiConnectOptions options) => new(options) { Task = "recognize speech" };

    /// <summary>The rule of TTS: the last failure is thrown as it is; 499 ends quietly.</summary>
    public static RetryPolicy ForTts(ApiConnectOptions options) => new(options) { QuietOnClientClosed = true };

    /// <summary>The rule of a chat: 499 ends quietly.</summary>
    public static RetryPolicy ForLlm(ApiConnectOptions options) =>
        new(options) { Task = "generate LLM completion", CountsFirstTry = true, QuietOnClientClosed = true };

    /// <summary>The rule of interruption detection.</summary>
    public static RetryPolicy ForInterruption(ApiConnectOptions options) => new(options) { Task = "detect interruption" };

    /// <summary>What to do after <paramref name="error"/>.</summary>
    /// <param name="error">The failure.</param>
    /// <param name="attempt">Retries already made since the counter was last reset: 0 for the first failure.</param>
    public RetryDecision Decide(Exception error, int attempt)
    {
        if (error is not ApiException api)
            return new RetryDecision.GiveUp(error);
        if (QuietOnClientClosed && api is ApiStatusException { StatusCode: ClientClosedRequest })
            return new RetryDecision.EndQuietly();
        if (Options.MaxRetry == 0 || (!MayRetry(api) && !RetryEverything))
            return new RetryDecision.GiveUp(error);
        return attempt < Options.MaxRetry
            ? new RetryDecision.Retry(Options.Delay(attempt))
            : new RetryDecision.GiveUp(Exhausted(api, attempt));
    }

    private bool MayRetry(ApiException error) => error is ApiStatusException status ? Statuses.MayRetry(status.StatusCode, status.Said) : error.Retryable;

    private ApiException Exhausted(ApiException last, int attempt) => Task is null
        ? last
        : new ApiConnectionException($"failed to {Task} after {attempt + (CountsFirstTry ? 1 : 0)} attempts", inner: last) { Blame = last.Blame };
}
