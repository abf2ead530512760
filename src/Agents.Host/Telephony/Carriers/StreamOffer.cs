namespace Agents.Host.Telephony;

/// <summary>A stream that a carrier is told to connect a call to.</summary>
/// <param name="CallId">The carrier's name of the call.</param>
/// <param name="StreamUrl">Its address, <c>wss://</c> or, on this machine, <c>ws://</c>.</param>
/// <param name="Token">Opens the stream.</param>
/// <param name="AfterUrl">Address to ask once the stream is over.</param>
internal sealed record StreamOffer(string CallId, string StreamUrl, string Token, string AfterUrl);
