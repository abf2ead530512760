namespace Agents.Testing;

/// <summary>
/// What became of one written turn: messages of the agent, function calls with their outputs, handoffs, in the order of their times. Expectations walk through it
/// from the front; a broken one shows everything there was.
/// </summary>
public sealed class TurnRun
{
    private int _next;

    internal TurnRun(IEnumerable<ChatItem> items) => Items = [.. items.OrderBy(item => item.CreatedAt)];

    /// <summary>Everything that was recorded.</summary>
    public IReadOnlyList<ChatItem> Items { get; }

    /// <summary>Next comes a message of the agent.</summary>
    /// <param name="text">Its text; null: any.</param>
    /// <exception cref="ScriptedCallException">Something else comes, or nothing.</exception>
    public TurnRun NextMessage(string? text = null)
        => Next(item => item is ChatMessage message && (text is null || message.Text == text), text is null ? "a message" : $"the message \"{text}\"");

    /// <summary>Next comes a call of a function.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="arguments">Its arguments as canonical JSON; null: any.</param>
    /// <exception cref="ScriptedCallException">Something else comes, or nothing.</exception>
    public TurnRun NextCall(string name, string? arguments = null)
        => Next(item => item is FunctionCall call && call.Name == name && (arguments is null || call.Arguments == arguments), $"a call of {name} {arguments}");

    /// <summary>Next comes the output of a function.</summary>
    /// <param name="output">What the model was told; null: anything.</param>
    /// <param name="isError">Whether it is an error.</param>
    /// <exception cref="ScriptedCallException">Something else comes, or nothing.</exception>
    public TurnRun NextOutput(string? output = null, bool isError = false) => Next(
        item => item is FunctionCallOutput told && told.IsError == isError && (output is null || told.Output == output),
        $"{(isError ? "an error" : "an output")} {output}");

    /// <summary>Next another agent takes over.</summary>
    /// <param name="agent">Its id.</param>
    /// <exception cref="ScriptedCallException">Something else comes, or nothing.</exception>
    public TurnRun NextHandoff(string agent) => Next(item => item is AgentHandoff handoff && handoff.NewAgent == agent, $"a handoff to {agent}");

    /// <summary>Leaves out what comes next.</summary>
    /// <param name="count">How many items; at least 1.</param>
    /// <exception cref="ScriptedCallException">There are not so many.</exception>
    public TurnRun Skip(int count = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        Require(_next + count <= Items.Count, $"{count} more", $"{Items.Count - _next} more");
        _next += count;
        return this;
    }

    /// <summary>Somewhere in what is left is an item like this; it and what is before it are left out.</summary>
    /// <param name="condition">What it is like.</param>
    /// <exception cref="ScriptedCallException">There is none.</exception>
    public TurnRun Contains(Func<ChatItem, bool> condition)
    {
        var found = Items.Skip(_next).ToList().FindIndex(item => condition(item));
        Require(found >= 0, "such an item in what is left", "none");
        _next += found + 1;
        return this;
    }

    /// <summary>Nothing is left.</summary>
    /// <exception cref="ScriptedCallException">Something is.</exception>
    public void NoMore() => Require(_next == Items.Count, "nothing more", $"{Items.Count - _next} more");

    private TurnRun Next(Func<ChatItem, bool> condition, string expected)
    {
        Require(_next < Items.Count, expected, "nothing");
        Require(condition(Items[_next]), expected, Show(Items[_next]));
        _next++;
        return this;
    }

    private void Require(bool holds, string expected, string actual)
    {
        if (!holds)
            throw new ScriptedCallException($"Expected {expected.TrimEnd()} at place {_next + 1}\nbut there was\n  {actual}\nThe turn:\n  {string.Join("\n  ", Items.Select(Show))}");
    }

    private static string Show(ChatItem item) => item switch
    {
        ChatMessage message => $"{message.Role.ToString().ToLowerInvariant()}: {message.Text}",
        FunctionCall call => $"call {call.Name} {call.Arguments}",
        FunctionCallOutput told => $"{(told.IsError ? "error" : "output")} {told.Output}",
        AgentHandoff handoff => $"handoff to {handoff.NewAgent}",
        _ => item.GetType().Name,
    };
}
