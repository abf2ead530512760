namespace Agents.Actors;

/// <summary>
/// What a session that is taken up again writes down before it goes on: every call that was open is answered to the model. Pure.
/// </summary>
internal static class Restoration
{
    /// <summary>The records that settle a state; none if nothing was open.</summary>
    /// <param name="state">What is known.</param>
    /// <param name="now">The time of the records.</param>
    public static IEnumerable<SessionRecord> Settle(ConversationState state, DateTimeOffset now)
    {
        foreach (var open in state.Calls)
        {
            if (open.Outcome is null)
                yield return new ToolFinished(open.Call.Id, open.Settled) { At = now };
            var call = open.Call.CreatedAt == default ? open.Call with { CreatedAt = open.EndedAt ?? now } : open.Call;
            yield return new ItemStored(call) { At = now };
            yield return new ItemStored(Output(open, now)) { At = now };
        }
    }

    private static FunctionCallOutput Output(LoggedCall open, DateTimeOffset now)
        => new(open.Call.CallId, open.Settled.Text, open.Settled.IsError)
        {
            Id = ConversationState.OutputId(open.Call),
            Name = open.Call.Name,
            CreatedAt = open.EndedAt ?? now,
        };
}
