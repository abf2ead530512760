namespace Agents.Actors;

/// <summary>How tools are run (voice-session.md section 6 and deviation D13).</summary>
public sealed record ToolOptions
{
    /// <summary>
    /// A tool that has neither answered nor reported progress for so long is answered for with an error. Default 30 s; 1 ms to 1 h; per tool
    /// through <see cref="ToolPolicy.Deadline"/>.
    /// </summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>How single tools are run, by name; wins over what the tool itself says. Default: none.</summary>
    public IReadOnlyDictionary<string, ToolPolicy> Policies { get; init; } = new Dictionary<string, ToolPolicy>();

    /// <summary>
    /// Steps of one answer after which tools are withheld: steps 1 to n+1 may run tools, the next call must speak (F10). Default 3; 0 to
    /// 50.
    /// </summary>
    public int MaxSteps { get; init; } = 3;

    /// <summary>What the agent says while a tool keeps the caller waiting. Default null: nothing.</summary>
    public FillerOptions? Filler { get; init; }

    /// <summary>What the model is told about calls besides their results.</summary>
    public ToolTexts Texts { get; init; } = new();

    /// <summary>Servers whose tools the model may call besides the agent's. Default: none.</summary>
    public IReadOnlyList<McpToolSource> McpServers { get; init; } = [];

    internal void Validate(OptionFaults faults)
    {
        faults.Range("tools.deadline", Deadline, TimeSpan.FromMilliseconds(1), TimeSpan.FromHours(1));
        faults.Range("tools.max_steps", MaxSteps, 0, 50);
        Filler?.Validate(faults, "tools.filler");
        foreach (var server in McpServers)
            server.Validate(faults, $"tools.mcp_servers.{server.Name}");
        foreach (var twice in McpServers.GroupBy(server => server.Name).Where(same => same.Count() > 1))
            faults.Require(false, "tools.mcp_servers", twice.Key, "a name that no other server has");
        foreach (var (tool, policy) in Policies)
            policy.Validate(faults, $"tools.policies.{tool}");
    }
}
