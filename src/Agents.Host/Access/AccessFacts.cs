namespace Agents.Host.Access;

/// <summary>What a request shows of who sent it.</summary>
/// <param name="FromThisMachine">Whether the connection comes from a loopback address, or from inside the process.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">The <c>Host</c> header: a name and perhaps a port.</param>
/// <param name="Origin">The <c>Origin</c> header that browsers send; null if there is none.</param>
/// <param name="Key">The key it presents; null if it has none.</param>
internal readonly record struct AccessFacts(bool FromThisMachine, string Scheme, HostString Host, string? Origin, string? Key);
