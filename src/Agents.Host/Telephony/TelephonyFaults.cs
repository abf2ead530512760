using Agents.Host.Telephony.Telnyx;

namespace Agents.Host.Telephony;

/// <summary>The rules of <see cref="TelephonyOptions"/>.</summary>
internal static class TelephonyFaults
{
    /// <summary>Throws if a rule is broken.</summary>
    /// <exception cref="ArgumentException">Names all broken rules.</exception>
    public static void ThrowIfAny(TelephonyOptions options)
    {
        var faults = Of(options).ToList();
        if (faults.Count > 0)
            throw new ArgumentException(string.Join(" ", faults), nameof(options));
    }

    private static IEnumerable<string> Of(TelephonyOptions options) =>
        new[]
        {
            Range("SendAhead", options.SendAhead, TimeSpan.Zero, TimeSpan.FromSeconds(1)),
            Range("ResumeWithin", options.ResumeWithin, TimeSpan.Zero, TimeSpan.FromSeconds(1.5)),
            Range("StartWithin", options.StartWithin, TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(1)),
            Range("KeypadPause", options.KeypadPause, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1)),
            options.MaxMessageBytes is >= 4096 and <= 16 << 20 ? null
                : $"Telephony.MaxMessageBytes is {options.MaxMessageBytes}; allowed are 4096 to {16 << 20} bytes.",
            options.PublicUrl is null or { IsAbsoluteUri: true, Scheme: "http" or "https", Query: "", Fragment: "", UserInfo: "" } ? null
                : $"Telephony.PublicUrl is '{options.PublicUrl}'; allowed is an http or https address without query, such as https://voice.example.com.",
            options.PublicUrl is not null || Secrets(options).All(string.IsNullOrEmpty) ? null
                : "Telephony.PublicUrl is not set, but a carrier's secret is: signatures are checked against the address that the carrier was given; set it.",
            options.Telnyx.PublicKey is not { Length: > 0 } key || TelnyxSignature.IsKey(key) ? null
                : "Telephony.Telnyx.PublicKey is no Ed25519 key: it has 32 bytes in base64.",
        }.OfType<string>();

    private static IEnumerable<string?> Secrets(TelephonyOptions options) =>
        [options.Twilio.AuthToken, .. options.Twilio.SubaccountTokens.Values, options.Telnyx.PublicKey, options.Vonage.SignatureSecret, options.Plivo.AuthToken];

    private static string? Range(string name, TimeSpan value, TimeSpan min, TimeSpan max) => value >= min && value <= max ? null
        : $"Telephony.{name} is {value.TotalMilliseconds} ms; allowed are {min.TotalMilliseconds} to {max.TotalMilliseconds} ms.";
}
