using Agents.Host.Access;

namespace Agents.Host.Telephony;

/// <summary>
/// Who may use the addresses of a carrier: the carrier itself, known by its signature; without a secret whoever may use the host without one.
/// </summary>
internal sealed class CarrierAccess(AccessPolicy policy)
{
    private static readonly AccessDecision.Refused NotSigned =
        new(StatusCodes.Status403Forbidden, "wrong_signature", "The request is not signed with the carrier's secret for this address: check the secret and the public address.");

    /// <summary>Decides about a webhook.</summary>
    /// <returns>Why it is refused; null if it is served.</returns>
    public AccessDecision.Refused? Refuse(ICarrier carrier, CarrierRequest webhook, HttpRequest request) =>
        carrier.IsSecured ? carrier.IsGenuine(webhook) ? null : NotSigned : Unsecured(request);

    /// <summary>Decides about a request that opens a stream.</summary>
    /// <returns>Why it is refused; null if it is served.</returns>
    public AccessDecision.Refused? RefuseStream(ICarrier carrier, CarrierRequest upgrade, HttpRequest request) =>
        carrier.IsSecured ? carrier.MayOpenStream(upgrade) ? null : NotSigned : Unsecured(request);

    private AccessDecision.Refused? Unsecured(HttpRequest request) => policy.DecideLeniently(HttpAccess.FactsOf(request)) as AccessDecision.Refused;
}
