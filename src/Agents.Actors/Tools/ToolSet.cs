using Microsoft.Extensions.AI;

namespace Agents.Actors;

/// <summary>
/// The tools of one step: what the model sees, and what runs. A call is answered by the set that its step was asked with. Immutable.
/// </summary>
internal sealed class ToolSet
{
    private readonly Dictionary<string, AIFunction> _byName;
    private readonly ToolOptions _options;

    private ToolSet(IReadOnlyList<AIFunction> tools, ToolOptions options)
    {
        _options = options;
        _byName = tools.DistinctBy(tool => tool.Name).ToDictionary(tool => tool.Name);
        ForModel = [.. _byName.Values.Select(tool
            => PolicyOf(tool.Name).OnDuplicate == DuplicateRule.Confirm ? new ConfirmableFunction(tool) : tool)];
    }

    /// <summary>What the model may call.</summary>
    public IReadOnlyList<AIFunction> ForModel { get; }

    public IEnumerable<string> Names => _byName.Keys;

    /// <param name="tools">The agent's tools.</param>
    /// <param name="options">How they are run.</param>
    /// <param name="runner">The tools' actor, for the tools that list and cancel what runs.</param>
    public static ToolSet Of(IReadOnlyList<AIFunction> tools, ToolOptions options, IActorRef runner)
    {
        var set = new ToolSet(tools, options);
        return set.Names.Any(name => set.PolicyOf(name).Cancellable)
            ? new ToolSet([.. tools, .. RunningToolFunctions.Of(runner)], options)
            : set;
    }

    public AIFunction? Find(string name) => _byName.GetValueOrDefault(name);

    public ToolPolicy PolicyOf(string name) => _options.Policies.GetValueOrDefault(name)
        ?? (Find(name)?.GetService(typeof(ToolPolicy)) as ToolPolicy)
        ?? ToolPolicy.Default;

    public TimeSpan DeadlineOf(string name) => PolicyOf(name).Deadline ?? _options.Deadline;
}
