using Agents.Messages;
using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary>Lets a request in, or says 401 (protocol section 1.4).</summary>
internal sealed class AccessPolicy(GatewayOptions options)
{
    private const string Scheme = "Bearer ";

    /// <returns>The API key that the token was made with.</returns>
    /// <exception cref="ProtocolException">401: no token, or a bad one.</exception>
    public string Admit(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new ProtocolException(401, "Unauthorized: send 'Authorization: Bearer <access token>'.");
        var verdict = AccessToken.Verify(header[Scheme.Length..].Trim(), Secret, options.Time);
        return verdict.Claims?.Issuer ?? throw new ProtocolException(401, $"Unauthorized: {verdict.Explanation}");
    }

    /// <summary>
    /// As <see cref="Admit"/>, but on a loopback address a request without any token is let in: older clients send none to a gateway that is
    /// not the hosted one (protocol section 5.5).
    /// </summary>
    public string AdmitWithoutTokenOnLoopback(HttpRequest request) =>
        options.IsLoopback && request.Headers.Authorization.Count == 0 ? "" : Admit(request);

    private string? Secret(string issuer) => options.EffectiveKeys.GetValueOrDefault(issuer);
}
