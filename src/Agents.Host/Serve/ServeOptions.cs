namespace Agents.Host.Serve;

/// <summary>Where the server listens.</summary>
/// <param name="Address">An IP address.</param>
/// <param name="Port">0 to 65535; 0 takes a free one.</param>
internal sealed record ServeOptions(string Address, int Port);
