using Microsoft.Extensions.Logging;

namespace Agents.Gateway;

/// <summary>Every log line of the gateway. No transcripts, texts, keys or tokens: lengths and counts only.</summary>
internal static partial class GatewayLog
{
    [LoggerMessage(1, LogLevel.Information, "Listening on {Address}")]
    public static partial void Listening(ILogger logger, string address);

    [LoggerMessage(2, LogLevel.Information, "Model {Asked} is served by {Served}")]
    public static partial void ModelMapped(ILogger logger, string asked, string served);

    [LoggerMessage(3, LogLevel.Information, "{Path}: refused with {Code}: {Reason}")]
    public static partial void Refused(ILogger logger, string path, int code, string reason);

    [LoggerMessage(4, LogLevel.Error, "{SessionId}: failed")]
    public static partial void SessionFailed(ILogger logger, string sessionId, Exception error);

    [LoggerMessage(5, LogLevel.Information, "{SessionId}: ended with code {Code}: {Reason}")]
    public static partial void SessionRefused(ILogger logger, string sessionId, int code, string reason);

    [LoggerMessage(6, LogLevel.Debug, "{SessionId}: opened for {Model}")]
    public static partial void SessionOpened(ILogger logger, string sessionId, string model);

    [LoggerMessage(7, LogLevel.Debug, "{SessionId}: closed after {Seconds:F1} s")]
    public static partial void SessionClosed(ILogger logger, string sessionId, double seconds);

    [LoggerMessage(8, LogLevel.Warning, "{SessionId}: fault rule strikes: {Fault}")]
    public static partial void FaultStruck(ILogger logger, string sessionId, FaultKind fault);

    [LoggerMessage(9, LogLevel.Warning, "{SessionId}: {Model} failed before any output, falling back to {Next}")]
    public static partial void FallingBack(ILogger logger, string sessionId, string model, string next, Exception error);

    [LoggerMessage(10, LogLevel.Warning, "{SessionId}: {Model} failed in an open utterance, {Next} hears its {Seconds:F1} s again")]
    public static partial void FallingBackWithin(ILogger logger, string sessionId, string model, string next, double seconds, Exception error);
}
