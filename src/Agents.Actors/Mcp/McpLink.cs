using ModelContextProtocol.Client;

namespace Agents.Actors;

/// <summary>The connection to a server as its tools see it: there, or not. Written by the server's actor, read from anywhere.</summary>
internal sealed class McpLink(string server)
{
    private volatile McpClient? _client;

    public McpClient? Client
    {
        set => _client = value;
    }

    /// <exception cref="ToolException">The server is not connected.</exception>
    public McpClient Connected => _client ?? throw new ToolException($"The tool server \"{server}\" is not connected.");
}
