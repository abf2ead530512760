namespace Agents.Host.Telephony.Plivo;

/// <summary>Plivo: form-encoded webhooks signed with the account's token; Plivo XML, in which the stream's address is text, as the answer.</summary>
internal sealed class PlivoCarrier(PlivoOptions options) : ICarrier
{
    /// <inheritdoc />
    public string Name => "plivo";

    /// <inheritdoc />
    public bool IsSecured => options.AuthToken is { Length: > 0 };

    /// <inheritdoc />
    public bool IsGenuine(CarrierRequest webhook) => PlivoSignature.Accepts(options.AuthToken!, webhook);

    /// <inheritdoc />
    public AskedCall? Read(CarrierRequest webhook) => webhook.Field("CallUUID") is { } call ? new AskedCall(call, webhook.Field("To")) : null;

    /// <inheritdoc />
    public CarrierAnswer Connect(StreamOffer offer) => ResponseXml.Write(xml =>
    {
        xml.WriteStartElement("Stream");
        xml.WriteAttributeString("bidirectional", "true");
        xml.WriteAttributeString("keepCallAlive", "true");
        xml.WriteAttributeString("contentType", "audio/x-mulaw;rate=8000");
        xml.WriteAttributeString("extraHeaders", $"{StreamParameters.Token}={offer.Token}");
        xml.WriteString(offer.StreamUrl);
        xml.WriteEndElement();
        xml.WriteElementString("Redirect", offer.AfterUrl);
    });

    /// <inheritdoc />
    public CarrierAnswer Hangup() => ResponseXml.Hangup();

    /// <inheritdoc />
    public ICarrierWire CreateWire() => new PlivoWire();
}
