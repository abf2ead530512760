namespace Agents.Messages;

/// <summary>The service did not answer in time (protocol 1.12, <c>APITimeoutError</c>). Never used for a cancellation by the caller.</summary>
/// <param name="message">What took too long. Default "Request timed out."</param>
/// <param name="retryable">Whether trying again can help. Default true.</param>
/// <param name="inner">The cause.</param>
public sealed class ApiTimeoutException(string message = "Request timed out.", bool retryable = true, Exception? inner = null)
    : ApiConnectionException(message, retryable, inner);
