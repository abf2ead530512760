namespace Agents.Host.Telephony;

/// <summary>
/// What one carrier does in its own way: names, signatures, the answer to its webhook, the form of its stream. Everything else is the same for all.
/// </summary>
internal interface ICarrier
{
    /// <summary>Its name, which is the first part of its addresses: <c>/twilio/voice</c>, <c>/twilio/media</c>.</summary>
    string Name { get; }

    /// <summary>The methods of its webhooks. Default <c>POST</c>.</summary>
    IReadOnlyList<string> WebhookMethods => [HttpMethods.Post];

    /// <summary>Whether its secret is configured, so that requests must be signed and streams must have a token.</summary>
    bool IsSecured { get; }

    /// <summary>Whether a webhook is signed by the carrier. Asked only if <see cref="IsSecured"/>.</summary>
    bool IsGenuine(CarrierRequest webhook);

    /// <summary>Whether the request that opens a stream may come from the carrier. Asked only if <see cref="IsSecured"/>; the token is checked later.</summary>
    bool MayOpenStream(CarrierRequest upgrade) => true;

    /// <summary>The call that a webhook asks about; null if it does not say.</summary>
    AskedCall? Read(CarrierRequest webhook);

    /// <summary>Connect the call to a stream.</summary>
    CarrierAnswer Connect(StreamOffer offer);

    /// <summary>End the call.</summary>
    CarrierAnswer Hangup();

    /// <summary>How a stream is written down; one for each stream.</summary>
    ICarrierWire CreateWire();
}
