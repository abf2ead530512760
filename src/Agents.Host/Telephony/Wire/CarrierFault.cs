namespace Agents.Host.Telephony;

/// <summary>A carrier's message cannot be understood.</summary>
/// <param name="message">Which member, and what was expected; nothing that the peer sent.</param>
internal sealed class CarrierFault(string message) : Exception(message);
