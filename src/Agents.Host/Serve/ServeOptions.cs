namespace Agents.Host.Serve;

/// <summary>Where the server listens, and how it speaks of itself.</summary>
/// <param name="Address">An IP address.</param>
/// <param name="Port">0 to 65535; 0 takes a free one.</param>
internal sealed record ServeOptions(string Address, int Port)
{
    /// <summary>PEM file with certificate and key for the port of the other nodes; null: none, which is for this machine only.</summary>
    public string? NodeCertificate { get; init; }

    /// <summary>Log lines as JSON objects, for programs.</summary>
    public bool JsonLogs { get; init; }
}
