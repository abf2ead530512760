using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Agents.Gateway;

/// <summary>Errors over HTTP: a status and the JSON body that OpenAI clients read.</summary>
internal static class HttpErrors
{
    /// <summary>Answers with the error, or cuts the connection when an answer has already begun.</summary>
    public static async Task AnswerAsync(HttpContext http, Exception error, ILogger logger)
    {
        var (code, message) = ProtocolException.Describe(error);
        if (code == 500 && error is not ProtocolException) GatewayLog.SessionFailed(logger, http.Request.Path, error);
        else GatewayLog.Refused(logger, http.Request.Path, code, message);
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        http.Response.StatusCode = code;
        http.Response.ContentType = "application/json";
        if ((error as ProtocolException)?.RetryAfter is { } wait)
            http.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        if (code == 401) http.Response.Headers.WWWAuthenticate = "Bearer";
        await JsonAnswer.WriteAsync(http, (code, message), static (json, error) =>
        {
            json.WriteStartObject("error");
            json.WriteString("message", error.message);
            json.WriteString("type", error.code >= 500 ? "server_error" : "invalid_request_error");
            json.WriteNumber("code", error.code);
            json.WriteEndObject();
        });
    }
}
