namespace Agents.Host.Telephony;

/// <summary>What the answer to a webhook allows the stream that follows it.</summary>
/// <param name="CallId">The carrier's name of the call.</param>
/// <param name="Agent">Who answers; null for the default agent.</param>
internal sealed record StreamTicket(string CallId, string? Agent);
