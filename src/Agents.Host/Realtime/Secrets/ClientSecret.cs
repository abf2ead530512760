namespace Agents.Host.Realtime;

/// <summary>A short-lived key for a client that must not have a real one.</summary>
/// <param name="Tenant">Whose key made it.</param>
/// <param name="ExpiresAt">It opens no session from then on; those that run go on.</param>
/// <param name="Settings">What its sessions begin with.</param>
internal sealed record ClientSecret(string Tenant, DateTimeOffset ExpiresAt, RealtimeSettings Settings);
