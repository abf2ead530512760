namespace Agents.Host.Telephony;

/// <summary>What a carrier is told to do with a call.</summary>
/// <param name="ContentType">The form of the answer.</param>
/// <param name="Body">The answer.</param>
internal sealed record CarrierAnswer(string ContentType, string Body)
{
    /// <summary>An answer in XML.</summary>
    public static CarrierAnswer Xml(string body) => new("text/xml", body);

    /// <summary>An answer in JSON.</summary>
    public static CarrierAnswer Json(string body) => new("application/json", body);
}
