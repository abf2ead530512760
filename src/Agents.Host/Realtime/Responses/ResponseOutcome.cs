using Newtonsoft.Json.Linq;

namespace Agents.Host.Realtime;

/// <summary>How a response ended.</summary>
/// <param name="Status"><c>completed</c>, <c>cancelled</c>, <c>failed</c> or <c>incomplete</c>.</param>
/// <param name="Reason">Why it was cancelled or is incomplete; null otherwise.</param>
/// <param name="Error">Why it failed; null otherwise.</param>
internal sealed record ResponseOutcome(string Status, string? Reason = null, string? Error = null)
{
    /// <summary>All was said.</summary>
    public static ResponseOutcome Completed { get; } = new("completed");

    /// <summary>The caller's voice stopped it.</summary>
    public static ResponseOutcome TurnDetected { get; } = new("cancelled", "turn_detected");

    /// <summary>The client stopped it.</summary>
    public static ResponseOutcome ClientCancelled { get; } = new("cancelled", "client_cancelled");

    /// <summary>It was as long as it may be.</summary>
    public static ResponseOutcome TooLong { get; } = new("incomplete", "max_output_tokens");

    /// <summary>A service failed.</summary>
    public static ResponseOutcome Failed { get; } = new("failed", Error: "A service of this host failed; the answer could not be finished.");

    /// <summary>Whether its items are whole.</summary>
    public bool IsWhole => Status == "completed";

    /// <summary>Writes <c>status_details</c>.</summary>
    public JToken Details() => this switch
    {
        { Error: { } error } => new JObject
        {
            ["type"] = Status, ["error"] = new JObject { ["type"] = "server_error", ["code"] = FaultCodes.ServerError, ["message"] = error },
        },
        { Reason: { } reason } => new JObject { ["type"] = Status, ["reason"] = reason },
        _ => JValue.CreateNull(),
    };
}
