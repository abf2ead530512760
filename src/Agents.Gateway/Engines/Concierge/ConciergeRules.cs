namespace Agents.Gateway;

/// <summary>The concierge's rules. Pure: a conversation in, a decision out.</summary>
internal static class ConciergeRules
{
    /// <summary>Decides what to do next.</summary>
    public static ConciergeDecision Decide(ChatRequest request)
    {
        var turns = request.Messages;
        var asked = turns.LastOrDefault(turn => turn.Role == "user")?.Text ?? "";
        var results = ToolResults.Since(turns);
        var wanted = Wanted(request, asked, results);
        if (wanted.Count > 0)
            return new ConciergeDecision.Call([.. (request.ParallelToolCalls ? wanted : wanted.Take(1)).Select(tool => Planned(tool, asked))]);
        if (results.Count > 0) return new ConciergeDecision.Say(string.Join(' ', results.Select(result => result.Spoken())));
        return new ConciergeDecision.Say(turns[^1].Role == "user" ? SmallTalk.Answer(asked, turns, request.Tools) : SmallTalk.Greeting);
    }

    /// <summary>The tools to call now: those the client insists on, else those that fit the question; none twice for one question.</summary>
    private static List<ToolOffer> Wanted(ChatRequest request, string asked, IReadOnlyList<ToolResult> results)
    {
        var fitting = ToolMatch.Fitting(asked, request.Tools).Where(tool => results.All(result => result.Tool != tool.Name)).ToList();
        return request.ToolChoice.Mode switch
        {
            ToolChoiceMode.None => [],
            ToolChoiceMode.Named when results.Count == 0 => [request.Tools.First(tool => tool.Name == request.ToolChoice.Tool)],
            ToolChoiceMode.Named => [],
            ToolChoiceMode.Required when results.Count == 0 && fitting.Count == 0 => [request.Tools[0]],
            _ => fitting,
        };
    }

    private static PlannedCall Planned(ToolOffer tool, string asked) => new(tool.Name, ToolArguments.Fill(tool.Parameters, asked));
}
