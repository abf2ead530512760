namespace Agents.Messages;

/// <summary>
/// The service answered with an error status (protocol 1.12, <c>APIStatusError</c>). Whether it may be retried follows from the status:
/// 400 to 499 never, except 408, 429 and 499; everything else unless the raiser says no.
/// </summary>
/// <param name="message">What happened.</param>
/// <param name="statusCode">HTTP status, protocol error code or WebSocket close code; −1 when unknown.</param>
/// <param name="requestId">The service's id of the request, if it sent one.</param>
/// <param name="body">Parsed JSON body or raw text.</param>
/// <param name="retryable">
/// What the raiser thinks; null leaves it to the status. True does not make a final 4xx retryable (section 7, number 6, upstream).
/// </param>
/// <param name="inner">The cause.</param>
public sealed class ApiStatusException(
    string message,
    int statusCode = -1,
    string? requestId = null,
    object? body = null,
    bool? retryable = null,
    Exception? inner = null)
    : ApiException(message, body, StatusRule.Default.MayRetry(statusCode, retryable), inner)
{
    /// <summary>HTTP status, protocol error code or WebSocket close code; −1 when unknown.</summary>
    public int StatusCode { get; } = statusCode;

    /// <summary>The service's id of the request, or null.</summary>
    public string? RequestId { get; } = requestId;

    /// <summary>What the raiser said of a retry; null when nothing. <see cref="ApiException.Retryable"/> follows from it by <see cref="StatusRule.Default"/>.</summary>
    public bool? Said { get; } = retryable;

    /// <summary>
    /// The error of an HTTP answer: <c>"reason (status)"</c>, or <c>"message (status reason)"</c> when the transport said something else.
    /// </summary>
    /// <param name="status">HTTP status code.</param>
    /// <param name="reason">Reason phrase; null or empty becomes <c>HTTP status</c>.</param>
    /// <param name="message">What the transport said, if anything.</param>
    /// <param name="retryable">As in the constructor.</param>
    /// <param name="inner">The cause.</param>
    public static ApiStatusException FromHttp(
        int status, string? reason = null, string? message = null, bool? retryable = null, Exception? inner = null)
    {
        var phrase = string.IsNullOrEmpty(reason) ? HttpPhrase.Of(status) : reason;
        var text = string.IsNullOrEmpty(message) || message == phrase ? $"{phrase} ({status})" : $"{message} ({status} {phrase})";
        return new ApiStatusException(text, status, retryable: retryable, inner: inner);
    }
}
