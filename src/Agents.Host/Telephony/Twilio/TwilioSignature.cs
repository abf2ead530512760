using System.Security.Cryptography;
using System.Text;

namespace Agents.Host.Telephony.Twilio;

/// <summary>How Twilio signs requests: HMAC-SHA1 over the address and, of a form, all fields by name (B.5 of the ingress protocols).</summary>
internal static class TwilioSignature
{
    /// <summary>The header with the signature.</summary>
    public const string Header = "X-Twilio-Signature";

    /// <summary>The signature of a request.</summary>
    /// <param name="authToken">The account's secret.</param>
    /// <param name="url">The full address as Twilio requested it.</param>
    /// <param name="form">The fields of a form; null: none.</param>
    public static string Compute(string authToken, string url, IEnumerable<KeyValuePair<string, string[]>>? form = null)
    {
        var signed = new StringBuilder(url);
        foreach (var (name, values) in (form ?? []).OrderBy(field => field.Key, StringComparer.Ordinal))
            foreach (var value in values.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
                signed.Append(name).Append(value);
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(authToken), Encoding.UTF8.GetBytes(signed.ToString())));
    }

    /// <summary>Whether a request is signed, with the address as configured, without its port, or with the default one.</summary>
    /// <param name="authToken">The account's secret.</param>
    /// <param name="signature">What the header says.</param>
    /// <param name="url">The address that Twilio was given.</param>
    /// <param name="form">The fields of a form; null: none.</param>
    public static bool Accepts(string authToken, string signature, string url, IReadOnlyCollection<KeyValuePair<string, string[]>>? form = null)
    {
        var presented = Encoding.UTF8.GetBytes(signature);
        var good = false;
        foreach (var written in Spellings(url))
            good |= CryptographicOperations.FixedTimeEquals(presented, Encoding.UTF8.GetBytes(Compute(authToken, written, form)));
        return good;
    }

    /// <summary>The ways to write an address that mean the same: default ports come and go on the way. Nothing else of it is changed.</summary>
    internal static IReadOnlyList<string> Spellings(string url)
    {
        var start = url.IndexOf("://", StringComparison.Ordinal) + 3;
        if (start < 3)
            return [url];
        var end = url.IndexOfAny(['/', '?', '#'], start);
        var (scheme, authority, rest) = (url[..start], end < 0 ? url[start..] : url[start..end], end < 0 ? "" : url[end..]);
        int[] defaults = scheme is "https://" or "wss://" ? [443, 80] : [80];
        if (defaults.FirstOrDefault(port => authority.EndsWith($":{port}", StringComparison.Ordinal)) is > 0 and var written)
            return [url, scheme + authority[..^$":{written}".Length] + rest];
        return HasPort(authority) ? [url] : [url, .. defaults.Select(port => $"{scheme}{authority}:{port}{rest}")];
    }

    private static bool HasPort(string authority) => authority.LastIndexOf(':') > authority.LastIndexOf(']');
}
