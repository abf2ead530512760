namespace Agents.Host.Serve;

/// <summary>Where the server listens.</summary>
/// <param name="Address">An IP address.</param>
/// <param name="Port">0 to 65535; 0 takes a free one.</param>
internal sealed record ServeOptions(string Address, int Port)
{
    /// <summary>How long sessions may take to come to the end of a turn when the server stops. Default 20 s.</summary>
    public TimeSpan DrainWithin { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>PEM file with certificate and key for the port of the other nodes; null: none, which is for this machine only.</summary>
    public string? NodeCertificate { get; init; }
}
