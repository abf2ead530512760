namespace Agents.Host.Telephony.Telnyx;

/// <summary>Telnyx: TeXML webhooks signed with Ed25519; TeXML as the answer. The requests that open streams are not signed; their token counts.</summary>
internal sealed class TelnyxCarrier(TelnyxOptions options, TimeProvider time) : ICarrier
{
    /// <inheritdoc />
    public string Name => "telnyx";

    /// <inheritdoc />
    public bool IsSecured => options.PublicKey is { Length: > 0 };

    /// <inheritdoc />
    public bool IsGenuine(CarrierRequest webhook) =>
        webhook.Header(TelnyxSignature.Header) is { } signature && webhook.Header(TelnyxSignature.TimeHeader) is { } timestamp
        && TelnyxSignature.Accepts(options.PublicKey!, signature, timestamp, webhook.Body, time.GetUtcNow());

    /// <inheritdoc />
    public AskedCall? Read(CarrierRequest webhook) => webhook.Field("CallSid") is { } call ? new AskedCall(call, webhook.Field("To")) : null;

    /// <inheritdoc />
    /// <remarks>Without the mode <c>rtp</c> Telnyx expects MP3 files, one a second.</remarks>
    public CarrierAnswer Connect(StreamOffer offer) => StreamXml.Connect(
        offer, ("track", "inbound_track"), ("codec", "PCMU"), ("bidirectionalMode", "rtp"), ("bidirectionalCodec", "PCMU"));

    /// <inheritdoc />
    public CarrierAnswer Hangup() => ResponseXml.Hangup();

    /// <inheritdoc />
    public ICarrierWire CreateWire() => new TelnyxWire();
}
