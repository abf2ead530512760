namespace Agents.Testing;

/// <summary>Written turns, for tests of what an agent does and not of when.</summary>
public static class TurnRuns
{
    /// <summary>
    /// Gives the agent written words and runs until everything that follows from them is done. Nothing is spoken meanwhile; afterwards the agent's voice is on.
    /// </summary>
    /// <param name="call">The call.</param>
    /// <param name="words">What the caller writes.</param>
    /// <returns>What became of them, without the words themselves.</returns>
    /// <exception cref="InvalidOperationException">It was called from inside such a run, for example by a tool.</exception>
    public static TurnRun RunTurn(this ScriptedCall call, string words)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(words);
        if (call.InTurn)
            throw new InvalidOperationException("A turn runs in this call already; a tool or a hook cannot run another one.");
        call.InTurn = true;
        try
        {
            var before = call.Events.Count;
            call.RunToEnd(async () =>
            {
                call.Session.EnableAudioOutput(false);
                await call.Session.GenerateReply(words).WaitForPlayoutAsync();
                await call.Session.WaitForIdleAsync();
                call.Session.EnableAudioOutput(true);
            });
            return new TurnRun(call.Events.Skip(before).SelectMany(each => Items(each.Event)));
        }
        finally
        {
            call.InTurn = false;
        }
    }

    private static IEnumerable<ChatItem> Items(SessionEvent happened) => happened switch
    {
        ConversationItemAdded { Item: ChatMessage { Role: ChatRole.Assistant } or AgentHandoff } added => [added.Item],
        FunctionToolsExecuted executed => [.. executed.Calls, .. executed.Outputs],
        _ => [],
    };
}
