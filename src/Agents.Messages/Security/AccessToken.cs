using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Agents.Messages;

/// <summary>
/// The access token of the inference protocol (1.4): a compact JWS with HS256, valid for 600 s. Signed with <see cref="HMACSHA256"/> directly,
/// because secrets of development machines may be shorter than JWT libraries allow.
/// </summary>
public static class AccessToken
{
    /// <summary>How long a token is valid: 600 s.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(600);

    /// <summary>How far the clocks of both sides may differ: 60 s.</summary>
    public static readonly TimeSpan Leeway = TimeSpan.FromSeconds(60);

    private static readonly string Header = Base64Url.EncodeToString("""{"alg":"HS256","typ":"JWT"}"""u8);

    /// <summary>Makes a fresh token with the grant to perform inference.</summary>
    /// <param name="apiKey">Becomes <c>iss</c>.</param>
    /// <param name="apiSecret">Signs.</param>
    /// <param name="clock">Gives <c>nbf</c> and <c>exp</c>.</param>
    public static string Mint(string apiKey, string apiSecret, TimeProvider clock)
    {
        ArgumentException.ThrowIfNullOrEmpty(apiKey);
        ArgumentException.ThrowIfNullOrEmpty(apiSecret);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var payload = new JObject
        {
            ["inference"] = new JObject { ["perform"] = true },
            ["sub"] = "agent",
            ["iss"] = apiKey,
            ["nbf"] = now,
            ["exp"] = now + (long)Lifetime.TotalSeconds,
        };
        var signed = $"{Header}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload.ToString(Formatting.None)))}";
        return $"{signed}.{Base64Url.EncodeToString(Sign(signed, apiSecret))}";
    }

    /// <summary>Checks signature, validity and grant. Never throws on a bad token: it says what is wrong with it.</summary>
    /// <param name="token">The compact form, without <c>Bearer</c>.</param>
    /// <param name="secretOf">The secret of an API key; null or empty when the key is unknown.</param>
    /// <param name="clock">The verifier's clock.</param>
    /// <param name="leeway">Allowed difference of clocks, default <see cref="Leeway"/>.</param>
    public static TokenVerification Verify(string token, Func<string, string?> secretOf, TimeProvider clock, TimeSpan? leeway = null)
    {
        var parts = token.Split('.');
        if (parts.Length != 3 || ReadPart(parts[0]) is not { } header || ReadPart(parts[1]) is not { } payload || Decode(parts[2]) is not { } signature)
            return TokenVerification.Refused(TokenFailure.Malformed, "The access token is not a compact JWS.");
        if (Text(header, "alg") != "HS256")
            return TokenVerification.Refused(TokenFailure.UnsupportedAlgorithm, "The access token must be signed with HS256.");
        var issuer = Text(payload, "iss");
        if (string.IsNullOrEmpty(issuer) || secretOf(issuer) is not { Length: > 0 } secret)
            return TokenVerification.Refused(TokenFailure.UnknownIssuer, "The access token's issuer (API key) is not known here.");
        if (!CryptographicOperations.FixedTimeEquals(Sign($"{parts[0]}.{parts[1]}", secret), signature))
            return TokenVerification.Refused(TokenFailure.BadSignature, "The access token was not signed with this API key's secret.");
        return CheckClaims(issuer, payload, clock.GetUtcNow(), leeway ?? Leeway);
    }

    private static TokenVerification CheckClaims(string issuer, JObject payload, DateTimeOffset now, TimeSpan leeway)
    {
        var notBefore = Time(payload, "nbf");
        var expires = Time(payload, "exp");
        if (expires is null)
            return TokenVerification.Refused(TokenFailure.Expired, "The access token has no exp claim.");
        if (now > expires + leeway)
            return TokenVerification.Refused(TokenFailure.Expired, $"The access token expired at {expires:u}; it is {now:u} here. Are both clocks right?");
        if (notBefore is { } start && now < start - leeway)
            return TokenVerification.Refused(TokenFailure.NotYetValid, $"The access token is valid from {start:u}; it is {now:u} here. Are both clocks right?");
        if (payload["inference"] is not JObject grant || grant["perform"] is not { Type: JTokenType.Boolean } perform || !(bool)perform)
            return TokenVerification.Refused(TokenFailure.MissingGrant, "The access token lacks the grant inference.perform.");
        return TokenVerification.Good(new AccessTokenClaims(issuer, Text(payload, "sub") ?? "", notBefore, expires));
    }

    private static byte[] Sign(string text, string secret) => HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(text));

    private static byte[]? Decode(string part)
    {
        try
        {
            return Base64Url.DecodeFromChars(part);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private static JObject? ReadPart(string part)
    {
        try
        {
            return Decode(part) is { } bytes ? WireJson.ParseObject(bytes) : null;
        }
        catch (System.Text.Json.JsonException)
        {
            return null;
        }
    }

    private static string? Text(JObject json, string name) => json[name] is { Type: JTokenType.String } token ? (string?)token : null;

    private static DateTimeOffset? Time(JObject json, string name)
    {
        if (json[name] is not { Type: JTokenType.Integer or JTokenType.Float } token)
            return null;
        var seconds = Math.Clamp((double)token, 0, DateTimeOffset.MaxValue.ToUnixTimeSeconds());
        return DateTimeOffset.FromUnixTimeSeconds((long)seconds);
    }
}
