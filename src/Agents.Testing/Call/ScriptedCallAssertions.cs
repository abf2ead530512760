namespace Agents.Testing;

/// <summary>Expectations that read as sentences. A broken one shows what was expected, what was, and the call's trace.</summary>
public static class ScriptedCallAssertions
{
    /// <summary>The conversation is exactly this, as "role: text" with "…" after what was interrupted.</summary>
    /// <exception cref="ScriptedCallException">It is not.</exception>
    public static void ShouldHaveConversation(this ScriptedCall call, params string[] lines)
    {
        var actual = call.Conversation();
        Require(call, actual.SequenceEqual(lines), $"the conversation\n  {string.Join("\n  ", lines)}", string.Join("\n  ", actual));
    }

    /// <summary>The agent was heard without a break in this stretch.</summary>
    /// <exception cref="ScriptedCallException">There was a break.</exception>
    public static void AgentShouldBeHeard(this ScriptedCall call, double from, double to)
        => Require(call, call.HeardBetween(from, to) >= to - from - ScriptedCaller.FrameLength.TotalSeconds,
            $"the agent heard from {from} to {to} s without a break", $"heard for {call.HeardBetween(from, to)} s");

    /// <summary>The agent was silent in this stretch.</summary>
    /// <exception cref="ScriptedCallException">It was not.</exception>
    public static void AgentShouldBeSilent(this ScriptedCall call, double from, double to)
        => Require(call, call.HeardBetween(from, to) == 0, $"the agent silent from {from} to {to} s",
            $"heard for {call.HeardBetween(from, to)} s");

    /// <summary>Nothing the agent said was cut.</summary>
    /// <exception cref="ScriptedCallException">Something was.</exception>
    public static void AgentShouldNotBeInterrupted(this ScriptedCall call)
        => Require(call, !call.Conversation().Any(line => line.EndsWith('…')), "no interruption", string.Join("\n  ", call.Conversation()));

    /// <summary>The tools of the call were run in this order of their ends, each answered once.</summary>
    /// <exception cref="ScriptedCallException">They were not.</exception>
    public static void ToolsShouldHaveEnded(this ScriptedCall call, params string[] names)
    {
        var actual = call.All<ToolCallEnded>().Select(each => each.Event.Name).ToList();
        Require(call, actual.SequenceEqual(names), $"the tools {string.Join(", ", names)}", string.Join(", ", actual));
    }

    /// <summary>No service failed, not even for a moment.</summary>
    /// <exception cref="ScriptedCallException">One did.</exception>
    public static void ShouldHaveNoErrors(this ScriptedCall call)
        => Require(call, !call.All<SessionError>().Any(), "no error",
            string.Join(", ", call.All<SessionError>().Select(each => each.Event.Error.Error.Message)));

    private static void Require(ScriptedCall call, bool holds, string expected, string actual)
    {
        if (!holds)
            throw new ScriptedCallException($"Expected {expected}\nbut was\n  {actual}\nTrace:\n  {string.Join("\n  ", call.Trace())}");
    }
}

/// <summary>A scripted call did not go as expected; the message shows the trace.</summary>
/// <param name="message">What was expected, what was, and the trace.</param>
public sealed class ScriptedCallException(string message) : Exception(message);
