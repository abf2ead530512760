namespace Agents.Messages;

/// <summary>Which error statuses a retry may mend (protocol 1.12; section 7, numbers 5 and 6). Pure.</summary>
public sealed record StatusRule
{
    /// <summary>The rule of the newest reference client, and ours.</summary>
    public static StatusRule Default { get; } = new();

    /// <summary>Whether 408, 429 and 499 may be retried when the raiser of the error said nothing. Default true; the seed: false.</summary>
    public bool RetriesTransient { get; init; } = true;

    /// <summary>Whether a raiser's "retryable" counts for the other statuses from 400 to 499 too. Default false; the seed: true.</summary>
    public bool BelievesRaiser { get; init; }

    /// <summary>True for 400 to 499 except 408, 429 and 499: a retry would get the same answer.</summary>
    public static bool IsFinal(int statusCode) => statusCode is >= 400 and < 500 and not (408 or 429 or 499);

    /// <summary>Whether a retry may help.</summary>
    /// <param name="statusCode">HTTP status or code of an error message; −1 when unknown.</param>
    /// <param name="said">What the raiser of the error thinks; null when nothing.</param>
    public bool MayRetry(int statusCode, bool? said) => said switch
    {
        false => false,
        true => BelievesRaiser || !IsFinal(statusCode),
        null => statusCode is < 400 or >= 500 || (RetriesTransient && !IsFinal(statusCode)),
    };
}
