namespace Agents.Host.Telephony;

/// <summary>Connects calls to streams: TwiML, and TeXML, which is the same but for some attributes.</summary>
internal static class StreamXml
{
    /// <summary>Connects a call to a stream, both ways; when the stream is over, asks again what to do.</summary>
    /// <param name="offer">The stream. Its address has no query, which would be dropped.</param>
    /// <param name="attributes">More attributes of the stream.</param>
    public static CarrierAnswer Connect(StreamOffer offer, params (string Name, string Value)[] attributes) => ResponseXml.Write(xml =>
    {
        xml.WriteStartElement("Connect");
        xml.WriteStartElement("Stream");
        xml.WriteAttributeString("url", offer.StreamUrl);
        foreach (var (name, value) in attributes)
            xml.WriteAttributeString(name, value);
        xml.WriteStartElement("Parameter");
        xml.WriteAttributeString("name", StreamParameters.Token);
        xml.WriteAttributeString("value", offer.Token);
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteStartElement("Redirect");
        xml.WriteAttributeString("method", "POST");
        xml.WriteString(offer.AfterUrl);
        xml.WriteEndElement();
    });
}
