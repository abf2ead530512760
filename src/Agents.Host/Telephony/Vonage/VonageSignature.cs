using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace Agents.Host.Telephony.Vonage;

/// <summary>How Vonage signs webhooks: a token (JWT, HS256) as the bearer, which holds the hash of the body.</summary>
internal static class VonageSignature
{
    /// <summary>How old a token may be, and how far ahead the clock that signed it.</summary>
    public static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);

    private const string Bearer = "Bearer ";

    /// <summary>Whether a webhook is signed.</summary>
    /// <param name="secret">The account's signature secret.</param>
    /// <param name="authorization">What the header <c>Authorization</c> says.</param>
    /// <param name="body">The body as it came.</param>
    /// <param name="now">The time.</param>
    public static bool Accepts(string secret, string authorization, ReadOnlySpan<byte> body, DateTimeOffset now)
    {
        if (!authorization.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) || authorization[Bearer.Length..].Trim().Split('.') is not [var header, var claims, var signature])
            return false;
        var expected = HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes($"{header}.{claims}"));
        return Decode(signature) is { } signed && CryptographicOperations.FixedTimeEquals(expected, signed)
            && Json(header) is { } head && head.OptionalText("alg") == "HS256"
            && Json(claims) is { } content && IsFresh(content, now) && Fits(content, body);
    }

    private static bool IsFresh(JsonElement claims, DateTimeOffset now) =>
        claims.Whole("iat") is { } issued && Math.Abs((decimal)now.ToUnixTimeSeconds() - issued) <= (decimal)Tolerance.TotalSeconds
        && (claims.Whole("exp") is not { } expires || expires > now.ToUnixTimeSeconds());

    private static bool Fits(JsonElement claims, ReadOnlySpan<byte> body) => body.IsEmpty
        || (claims.OptionalText("payload_hash") is { } hash && CryptographicOperations.FixedTimeEquals(
            Encoding.ASCII.GetBytes(hash.ToLowerInvariant()), Encoding.ASCII.GetBytes(Convert.ToHexStringLower(SHA256.HashData(body)))));

    private static JsonElement? Json(string part)
    {
        try
        {
            using var document = JsonDocument.Parse(Decode(part) ?? []);
            return document.RootElement.ValueKind == JsonValueKind.Object ? document.RootElement.Clone() : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static byte[]? Decode(string part) => Base64Url.IsValid(part) ? Base64Url.DecodeFromChars(part) : null;
}
