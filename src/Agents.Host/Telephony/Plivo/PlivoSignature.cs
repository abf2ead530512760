using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Telephony.Plivo;

/// <summary>
/// How Plivo signs webhooks, version 3: HMAC-SHA256 over the address with its query in order, the fields of the form in order, and a nonce.
/// </summary>
internal static class PlivoSignature
{
    /// <summary>The header with the signature; several are separated by commas.</summary>
    public const string Header = "X-Plivo-Signature-V3";

    /// <summary>The header with the nonce.</summary>
    public const string NonceHeader = "X-Plivo-Signature-V3-Nonce";

    /// <summary>The signature of a request.</summary>
    /// <param name="authToken">The account's secret.</param>
    /// <param name="url">The full address.</param>
    /// <param name="query">The fields of the query.</param>
    /// <param name="form">The fields of the form.</param>
    /// <param name="nonce">What the header says.</param>
    public static string Compute(
        string authToken, string url, IReadOnlyDictionary<string, string[]> query, IReadOnlyDictionary<string, string[]> form, string nonce)
    {
        var signed = new StringBuilder(url.Split('?')[0]);
        if (query.Count + form.Count > 0)
            signed.Append('?');
        signed.AppendJoin('&', Pairs(query).Select(pair => $"{pair.Name}={pair.Value}"));
        if (query.Count > 0 && form.Count > 0)
            signed.Append('.');
        signed.AppendJoin("", Pairs(form).Select(pair => pair.Name + pair.Value)).Append('.').Append(nonce);
        return Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
    }

    /// <summary>Whether a request is signed.</summary>
    /// <param name="authToken">The account's secret.</param>
    /// <param name="request">The request.</param>
    public static bool Accepts(string authToken, CarrierRequest request)
    {
        if (request.Header(Header) is not { } signatures || request.Header(NonceHeader) is not { } nonce)
            return false;
        var expected = Encoding.UTF8.GetBytes(Compute(authToken, request.Url, request.Query, request.Form, nonce));
        var good = false;
        foreach (var signature in signatures.Split(',', StringSplitOptions.TrimEntries))
            good |= CryptographicOperations.FixedTimeEquals(expected, Encoding.UTF8.GetBytes(signature));
        return good;
    }

    private static IEnumerable<(string Name, string Value)> Pairs(IReadOnlyDictionary<string, string[]> fields) =>
        fields.OrderBy(field => field.Key, StringComparer.Ordinal).SelectMany(field => field.Value.Order(StringComparer.Ordinal).Select(value => (field.Key, value)));
}
