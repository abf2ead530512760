using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Access;

/// <summary>An HTTP error as clients of the OpenAI API read it.</summary>
internal static class OpenAiError
{
    /// <summary>Answers a request with an error.</summary>
    /// <param name="context">The request.</param>
    /// <param name="status">HTTP status.</param>
    /// <param name="code">Names the fault for programs.</param>
    /// <param name="message">Says what is wrong and what to do.</param>
    /// <param name="param">The member that is wrong; null if it is no member.</param>
    public static Task WriteAsync(HttpContext context, int status, string code, string message, string? param = null)
    {
        var body = new JObject
        {
            ["error"] = new JObject
            {
                ["message"] = message,
                ["type"] = status >= 500 ? "server_error" : "invalid_request_error",
                ["code"] = code,
                ["param"] = param,
            },
        };
        context.Response.StatusCode = status;
        context.Response.ContentType = "application/json; charset=utf-8";
        return context.Response.WriteAsync(body.ToString(Formatting.None), context.RequestAborted);
    }
}
