namespace Agents.Messages;

/// <summary>What a verified access token says (protocol 1.4).</summary>
/// <param name="Issuer">API key (<c>iss</c>).</param>
/// <param name="Subject">Identity (<c>sub</c>), <c>agent</c> from our clients.</param>
/// <param name="NotBefore">Valid from (<c>nbf</c>), null when the token does not say.</param>
/// <param name="ExpiresAt">Valid until (<c>exp</c>), null when the token does not say.</param>
public sealed record AccessTokenClaims(string Issuer, string Subject, DateTimeOffset? NotBefore, DateTimeOffset? ExpiresAt);
