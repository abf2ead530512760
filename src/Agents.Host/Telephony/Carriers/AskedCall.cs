namespace Agents.Host.Telephony;

/// <summary>The call that a webhook asks about.</summary>
/// <param name="CallId">The carrier's name of the call.</param>
/// <param name="To">The number that was called; null if the carrier does not say.</param>
internal sealed record AskedCall(string CallId, string? To);
