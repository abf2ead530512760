using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Agents.Host.Telephony.Telnyx;

/// <summary>How Telnyx signs webhooks: Ed25519 over the time, a bar, and the body.</summary>
internal static class TelnyxSignature
{
    /// <summary>The header with the signature, in base64.</summary>
    public const string Header = "telnyx-signature-ed25519";

    /// <summary>The header with the time, in seconds since 1970.</summary>
    public const string TimeHeader = "telnyx-timestamp";

    /// <summary>How old a webhook may be, and how far ahead the clock that signed it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    /// <summary>Whether a text is a public key.</summary>
    public static bool IsKey(string key) => Decode(key, Ed25519.KeyLength) is not null;

    /// <summary>Whether a webhook is signed.</summary>
    /// <param name="publicKey">The account's key, in base64.</param>
    /// <param name="signature">What the header says.</param>
    /// <param name="timestamp">What the header says.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="now">The time.</param>
    public static bool Accepts(string publicKey, string signature, string timestamp, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!long.TryParse(timestamp, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            || Math.Abs(now.ToUnixTimeSeconds() - seconds) > Tolerance.TotalSeconds)
            return false;
        return Decode(publicKey, Ed25519.KeyLength) is { } key && Decode(signature, Ed25519.SignatureLength) is { } signed
            && Ed25519.Verify(key, [.. Encoding.ASCII.GetBytes(timestamp), (byte)'|', .. body], signed);
    }

    private static byte[]? Decode(string text, int length)
    {
        var bytes = new byte[length];
        return Base64.IsValid(text, out var decoded) && decoded == length && Convert.TryFromBase64String(text, bytes, out _) ? bytes : null;
    }
}
