using Agents.Host.Access;

namespace Agents.Host.Realtime;

/// <summary>Who may open a realtime session: holders of an API key, and of a client secret.</summary>
internal sealed class RealtimeAccess(AccessPolicy policy, ClientSecrets secrets)
{
    private static AccessDecision BadSecret { get; } =
        new AccessDecision.Refused(401, "invalid_api_key", "The client secret is unknown or has expired: get a new one from your server.");

    /// <summary>Decides about a request.</summary>
    /// <param name="facts">What it shows.</param>
    /// <param name="secret">The client secret it came with; null if it came with an API key.</param>
    public AccessDecision Decide(in AccessFacts facts, out ClientSecret? secret)
    {
        secret = null;
        if (facts.Key?.StartsWith(ClientSecrets.Prefix, StringComparison.Ordinal) is not true)
            return policy.Decide(facts);
        if (policy.RefusedPlace(facts) is { } refused)
            return refused;
        secret = secrets.Find(facts.Key);
        return secret is null ? BadSecret : new AccessDecision.Granted(secret.Tenant);
    }
}
