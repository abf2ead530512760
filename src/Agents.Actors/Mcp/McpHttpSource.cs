using ModelContextProtocol.Client;

namespace Agents.Actors;

/// <summary>How a server is spoken to over HTTP.</summary>
public enum McpHttpMode
{
    /// <summary>Streamable HTTP if the address ends in <c>/mcp</c>, else server-sent events.</summary>
    ByAddress,

    /// <summary>Streamable HTTP.</summary>
    Streamable,

    /// <summary>Server-sent events.</summary>
    ServerSentEvents,
}

/// <summary>A server that speaks the protocol over HTTP.</summary>
/// <param name="name">Name of the server in errors and logs.</param>
/// <param name="endpoint">Its address.</param>
public sealed record McpHttpSource(string name, Uri endpoint) : McpToolSource(name)
{
    /// <summary>Headers of every request, such as an authorization. Never logged.</summary>
    public IReadOnlyDictionary<string, Sensitive<string>> Headers { get; init; } = new Dictionary<string, Sensitive<string>>();

    /// <summary>How it is spoken to. Default by address.</summary>
    public McpHttpMode Mode { get; init; }

    internal HttpTransportMode TransportMode => Mode switch
    {
        McpHttpMode.Streamable => HttpTransportMode.StreamableHttp,
        McpHttpMode.ServerSentEvents => HttpTransportMode.Sse,
        _ => endpoint.AbsolutePath.EndsWith("/mcp", StringComparison.Ordinal) ? HttpTransportMode.StreamableHttp : HttpTransportMode.Sse,
    };

    internal override IClientTransport NewTransport() => new HttpClientTransport(new HttpClientTransportOptions
    {
        Name = Name,
        Endpoint = endpoint,
        TransportMode = TransportMode,
        ConnectionTimeout = ConnectTimeout,
        AdditionalHeaders = Headers.ToDictionary(pair => pair.Key, pair => pair.Value.Value),
    });
}
