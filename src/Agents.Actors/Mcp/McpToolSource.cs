using ModelContextProtocol.Client;

namespace Agents.Actors;

/// <summary>
/// A server whose tools the model may call, over the Model Context Protocol (voice-session.md 6.6). A server that is down keeps nobody from
/// talking: its tools join as soon as it has listed them. Immutable.
/// </summary>
public abstract record McpToolSource
{
    private protected McpToolSource(string name)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        Name = name;
    }

    /// <summary>Name of the server in errors and logs.</summary>
    public string Name { get; }

    /// <summary>Whether all sessions of the actor system that use this very object share one connection. Default false: one per session.</summary>
    public bool Shared { get; init; }

    /// <summary>How long connecting and listing may take. Default 5 s; 10 ms to 5 min.</summary>
    public TimeSpan ConnectTimeout { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>Wait before the first attempt to connect again; doubles with each, up to 30 s. Default 1 s; 10 ms to 30 s.</summary>
    public TimeSpan ReconnectDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Names of the tools that are offered to the model. Default null: all.</summary>
    public IReadOnlyCollection<string>? AllowedTools { get; init; }

    /// <summary>How its tools are run. Default null: as any other.</summary>
    public ToolPolicy? Policy { get; init; }

    /// <summary>
    /// Whether a report of progress answers the call and lets the conversation go on (<see cref="ToolContext.Update"/>). Default false:
    /// reports are not asked for, and the call is answered by its result.
    /// </summary>
    public bool ForwardProgress { get; init; }

    internal abstract IClientTransport NewTransport();

    internal void Validate(OptionFaults faults, string name)
    {
        faults.Range($"{name}.connect_timeout", ConnectTimeout, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(5));
        faults.Range($"{name}.reconnect_delay", ReconnectDelay, TimeSpan.FromMilliseconds(10), TimeSpan.FromSeconds(30));
        Policy?.Validate(faults, $"{name}.policy");
    }
}
