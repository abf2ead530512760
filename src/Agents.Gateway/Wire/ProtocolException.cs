namespace Agents.Gateway;

/// <summary>The client sent something the protocol does not allow, or the gateway cannot serve it; told to that client only.</summary>
/// <param name="code">The status code: of the HTTP answer, or in the error frame.</param>
/// <param name="message">What is wrong and what would be right. Reaches the client, so it never quotes what a caller said.</param>
/// <param name="retryAfter">When the client may try again; null when it does not matter.</param>
internal sealed class ProtocolException(int code, string message, TimeSpan? retryAfter = null) : Exception(message)
{
    public int Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>The code and the words for the client; what went wrong inside the gateway stays in the log.</summary>
    public static (int Code, string Message) Describe(Exception error) => error switch
    {
        ProtocolException protocol => (protocol.Code, protocol.Message),
        UnknownModelException unknown => (404, unknown.Message),
        ModelRefusedException refused => (400, refused.Message),
        EngineUnavailableException unavailable => (503, unavailable.Message),
        _ => (500, "The gateway failed inside; its log says more."),
    };
}
