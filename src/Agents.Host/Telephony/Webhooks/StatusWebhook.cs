using Agents.Host.Access;
using LogLevel = Microsoft.Extensions.Logging.LogLevel;

namespace Agents.Host.Telephony;

/// <summary><c>/{carrier}/status</c>: the carrier tells how streams fare; what went wrong is logged.</summary>
internal sealed partial class StatusWebhook(PublicAddresses addresses, CarrierAccess access, ILogger<StatusWebhook> logger)
{
    private const int MaxBodyBytes = 64 << 10;

    /// <summary>Serves a status.</summary>
    public async Task ServeAsync(HttpContext context, ICarrier carrier)
    {
        if (await CarrierRequest.ReadAsync(context.Request, addresses.Of(context.Request), MaxBodyBytes) is not { } webhook)
            await OpenAiError.WriteAsync(context, 413, "too_large", $"The body may have at most {MaxBodyBytes} bytes.");
        else if (access.Refuse(carrier, webhook, context.Request) is { } refused)
            await HttpAccess.RefuseAsync(context, refused);
        else
        {
            if (webhook.Field("StreamEvent") == "stream-error" && carrier.Read(webhook) is { } call)
                LogError(carrier.Name, SessionNames.Of(carrier.Name, call.CallId), LogText.Of(webhook.Field("StreamError") ?? ""));
            context.Response.StatusCode = StatusCodes.Status204NoContent;
        }
    }

    [LoggerMessage(1, LogLevel.Warning, "{Carrier} says that the stream of session {Session} failed: {Error}")]
    private partial void LogError(string carrier, string session, string error);
}
