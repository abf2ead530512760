namespace Agents.Actors;

/// <summary>
/// How one tool is run. Comes from <see cref="ToolOptions.Policies"/> by the tool's name, else from the tool itself
/// (<see cref="ToolFunction.WithPolicy"/>), else it is the default.
/// </summary>
public sealed record ToolPolicy
{
    internal static ToolPolicy Default { get; } = new();

    /// <summary>
    /// The tool is answered for with an error if it has neither returned nor reported progress for so long; 1 ms to 1 h. Default null:
    /// <see cref="ToolOptions.Deadline"/>.
    /// </summary>
    public TimeSpan? Deadline { get; init; }

    /// <summary>Whether the caller's interruption cancels the tool. Default false: it runs to its end and its result is stored.</summary>
    public bool CancelledByInterruption { get; init; }

    /// <summary>
    /// Whether the model may cancel it: adds the tools <c>list_running_tools</c> and <c>cancel_tool</c>. Default false. A tool that is
    /// cancelled sees it on its cancellation token.
    /// </summary>
    public bool Cancellable { get; init; }

    /// <summary>What becomes of a call while an equal one still runs. Default <see cref="DuplicateRule.Allow"/>.</summary>
    public DuplicateRule OnDuplicate { get; init; }

    /// <summary>Which calls are equal. Default <see cref="DuplicateScope.Name"/>.</summary>
    public DuplicateScope DuplicateScope { get; init; }

    /// <summary>What the agent says while this tool keeps the caller waiting. Default null: <see cref="ToolOptions.Filler"/>.</summary>
    public FillerOptions? Filler { get; init; }

    internal void Validate(OptionFaults faults, string name)
    {
        if (Deadline is { } deadline)
            faults.Range($"{name}.deadline", deadline, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        faults.Require(OnDuplicate != DuplicateRule.Replace || Cancellable, $"{name}.on_duplicate", "replace",
            "allow, reject or confirm unless the tool is cancellable, because replacing cancels the call that runs");
        Filler?.Validate(faults, $"{name}.filler");
    }
}
