namespace Agents.Messages;

/// <summary>
/// A failure of a remote service (protocol 1.12, <c>APIError</c>). The kinds below it say more: <see cref="ApiStatusException"/> for an
/// answer with an error status, <see cref="ApiConnectionException"/> for no answer at all, <see cref="ApiTimeoutException"/> for too late.
/// </summary>
/// <param name="message">What happened, in words for a log.</param>
/// <param name="body">The answer's parsed JSON body or raw text, if there was one.</param>
/// <param name="retryable">Whether trying again can help. Default true.</param>
/// <param name="inner">The cause.</param>
public class ApiException(string message, object? body = null, bool retryable = true, Exception? inner = null)
    : Exception(message, inner)
{
    /// <summary>The parsed JSON body or raw text of the answer; null for connection errors and timeouts.</summary>
    public object? Body { get; } = body;

    /// <summary>Whether trying again can help.</summary>
    public bool Retryable { get; } = retryable;

    /// <summary>Who is to blame, where the raiser knows better than the <see cref="ComponentError.Source"/> it is reported by.</summary>
    public ErrorSource Blame { get; init; } = ErrorSource.Unknown;
}
