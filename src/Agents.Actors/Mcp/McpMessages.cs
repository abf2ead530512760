using Microsoft.Extensions.AI;
using ModelContextProtocol.Client;

namespace Agents.Actors;

/// <summary>Tell the sender which tools there are, now and whenever that changes.</summary>
internal sealed record FollowMcpTools
{
    public static FollowMcpTools Instance { get; } = new();
}

/// <summary>A server has listed its tools.</summary>
internal sealed record McpToolsListed(string Server, IReadOnlyList<AIFunction> Tools);

/// <summary>A server could not be reached, or was lost; it is tried again.</summary>
internal sealed record McpServerFailed(string Server, Exception Error);

/// <summary>A connection with what it offers.</summary>
internal sealed record McpConnected(McpClient Client, IReadOnlyList<McpClientTool> Tools);
