using Agents.Host.Access;

namespace Agents.Host.Rest;

/// <summary>Stands before each endpoint: serves those who may, and tells what went wrong as problem details.</summary>
internal sealed partial class RestGuard(AccessPolicy policy, ILogger<RestGuard> logger) : IEndpointFilter
{
    /// <inheritdoc />
    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var http = context.HttpContext;
        if (policy.DecideLeniently(HttpAccess.FactsOf(http.Request)) is AccessDecision.Refused refused)
        {
            if (refused.Status == StatusCodes.Status401Unauthorized)
                http.Response.Headers.WWWAuthenticate = "Bearer";
            return RestProblems.Result(refused.Status, refused.Code, refused.Message);
        }

        try
        {
            http.Response.Headers.CacheControl = "no-store";
            return await next(context);
        }
        catch (OperationCanceledException) when (http.RequestAborted.IsCancellationRequested)
        {
            return TypedResults.Empty;
        }
        catch (Exception error) when (!http.Response.HasStarted)
        {
            if (RestProblems.FaultOf(error) is { } fault)
                return RestProblems.Result(http, fault);
            LogFailure(error.GetType(), http.Request.Method, http.GetEndpoint()?.DisplayName);
            return RestProblems.Result(500, RestCodes.Internal, "Something went wrong here; the host's log says what.");
        }
    }

    [LoggerMessage(1, Microsoft.Extensions.Logging.LogLevel.Error, "{Method} {Endpoint} failed: {Error}")]
    private partial void LogFailure(Type error, string method, string? endpoint);
}
