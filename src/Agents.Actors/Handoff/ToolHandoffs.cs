namespace Agents.Actors;

/// <summary>
/// Which agent a step's function calls hand the conversation to, and what the model is told about it (voice-session.md F12, F13, deviation
/// D12). Pure.
/// </summary>
internal static class ToolHandoffs
{
    private const string Interrupted = "The transfer did not happen because the caller interrupted.";
    private const string TooMany = "The transfer did not happen: only one agent can take over at a time.";

    /// <summary>The results as they are stored, and the agent that takes over; null for none.</summary>
    public static (IReadOnlyList<ToolResult> Results, Agent? Next) Settle(IReadOnlyList<ToolResult> results, bool interrupted)
    {
        var agents = results.Where(result => result.Handoff is not null).ToList();
        if (agents.Count == 1 && !interrupted)
            return (results, agents[0].Handoff);
        var refusal = interrupted ? Interrupted : TooMany;
        return ([.. results.Select(result => result.Handoff is null ? result : Refuse(result, refusal, !interrupted))], null);
    }

    private static ToolResult Refuse(ToolResult result, string why, bool replyRequired) => result with
    {
        Output = result.Output with { Output = why, IsError = true },
        ReplyRequired = replyRequired,
        Handoff = null,
    };
}
