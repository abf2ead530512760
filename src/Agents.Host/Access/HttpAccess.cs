using System.Net;

namespace Agents.Host.Access;

/// <summary>Asks the policy about HTTP requests, and answers those that are refused.</summary>
internal static class HttpAccess
{
    /// <summary>What a request shows of who sent it.</summary>
    public static AccessFacts FactsOf(HttpRequest request)
    {
        var remote = request.HttpContext.Connection.RemoteIpAddress;
        return new AccessFacts(
            FromThisMachine: remote is null || IPAddress.IsLoopback(remote),
            request.Scheme,
            request.Host,
            request.Headers.Origin.ToString() is { Length: > 0 } origin ? origin : null,
            PresentedKey.Of(request));
    }

    /// <summary>Answers a refused request, with the error body of the OpenAI API.</summary>
    public static Task RefuseAsync(HttpContext context, AccessDecision.Refused refused)
    {
        if (refused.Status == StatusCodes.Status401Unauthorized)
            context.Response.Headers.WWWAuthenticate = "Bearer";
        return OpenAiError.WriteAsync(context, refused.Status, refused.Code, refused.Message);
    }
}
