using System.Text;
using System.Xml;

namespace Agents.Host.Telephony;

/// <summary>Writes the XML that carriers are answered with: one <c>Response</c>, no byte before the declaration.</summary>
internal static class ResponseXml
{
    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false) };

    /// <summary>Writes an answer.</summary>
    /// <param name="content">Writes what is inside the response.</param>
    public static CarrierAnswer Write(Action<XmlWriter> content)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            xml.WriteStartElement("Response");
            content(xml);
            xml.WriteEndElement();
            xml.WriteEndDocument();
        }

        return CarrierAnswer.Xml(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    /// <summary>Ends the call.</summary>
    public static CarrierAnswer Hangup() => Write(static xml => xml.WriteElementString("Hangup", ""));
}
