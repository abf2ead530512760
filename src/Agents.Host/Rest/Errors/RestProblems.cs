using System.Globalization;
using Agents.Actors;
using Agents.Host.Legs;
using Microsoft.AspNetCore.WebUtilities;

namespace Agents.Host.Rest;

/// <summary>Faults as problem details (RFC 9457), with the member <c>code</c>.</summary>
internal static class RestProblems
{
    /// <summary>The answer that tells of a fault.</summary>
    public static IResult Result(HttpContext context, RestFault fault)
    {
        if (fault.RetryAfter is { } later)
            context.Response.Headers.RetryAfter = Math.Ceiling(later.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Result(fault.Status, fault.Code, fault.Message);
    }

    /// <summary>The answer that tells of a fault.</summary>
    public static IResult Result(int status, string code, string message) => TypedResults.Problem(
        message, statusCode: status, title: ReasonPhrases.GetReasonPhrase(status), type: "about:blank",
        extensions: new Dictionary<string, object?> { ["code"] = code });

    /// <summary>What an exception of a session means for a client; null: it is not the client's fault, nor told to it.</summary>
    public static RestFault? FaultOf(Exception error) => error switch
    {
        RestFault fault => fault,
        UnknownAgentException => new RestFault(400, RestCodes.UnknownAgent, error.Message),
        SessionOptionsException => new RestFault(400, RestCodes.InvalidValue, error.Message),
        SessionStartException { InnerException: SessionEndedException } => new RestFault(409, RestCodes.SessionEnded, error.Message),
        SessionStartException { RetryAfter: { } later } => new RestFault(503, RestCodes.NodeFull, error.Message) { RetryAfter = later },
        SessionStartException => new RestFault(400, RestCodes.InvalidValue, error.Message),
        AskTimeoutException => new RestFault(504, RestCodes.Timeout, "The session did not answer in time; whether it will do what was asked is not known."),
        _ => null,
    };
}
