using Agents.Messages;
using Microsoft.AspNetCore.Http;

namespace Agents.Gateway;

/// <summary>Lets a request in, or says 401 (protocol section 1.4).</summary>
internal sealed class AccessPolicy(GatewayOptions options)
{
    private const string Scheme = "Bearer ";

    /// <exception cref="ProtocolException">401: no token, or a bad one.</exception>
    public void Admit(HttpRequest request)
    {
        var header = request.Headers.Authorization.ToString();
        if (!header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            throw new ProtocolException(401, "Unauthorized: send 'Authorization: Bearer <access token>'.");
        var verdict = AccessToken.Verify(header[Scheme.Length..].Trim(), Secret, options.Time);
        if (!verdict.IsValid) throw new ProtocolException(401, $"Unauthorized: {verdict.Explanation}");
    }

    /// <summary>
    /// As <see cref="Admit"/>, but on a loopback address a request without any token is let in: older clients send none to a gateway that is
    /// not the hosted one (protocol section 5.5).
    /// </summary>
    public void AdmitWithoutTokenOnLoopback(HttpRequest request)
    {
        if (options.IsLoopback && request.Headers.Authorization.Count == 0) return;
        Admit(request);
    }

    private string? Secret(string issuer) => options.EffectiveKeys.GetValueOrDefault(issuer);
}
