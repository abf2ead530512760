namespace Agents.Host;

/// <summary>Calls by Twilio Media Streams.</summary>
public sealed record TwilioOptions
{
    /// <summary>
    /// The account's auth token; with it every request must be signed. Default null: requests are served as others without a key, which is from this
    /// machine only.
    /// </summary>
    public string? AuthToken { get; init; }

    /// <summary>Auth tokens of subaccounts by their <c>AccountSid</c>. Default none.</summary>
    public IReadOnlyDictionary<string, string> SubaccountTokens { get; init; } = new Dictionary<string, string>();
}

/// <summary>Calls by Telnyx Media Streaming.</summary>
public sealed record TelnyxOptions
{
    /// <summary>
    /// The account's public key in base64, from Mission Control; with it every webhook must be signed. Default null: requests are served as others
    /// without a key, which is from this machine only.
    /// </summary>
    public string? PublicKey { get; init; }
}

/// <summary>Calls by Vonage Voice WebSockets.</summary>
public sealed record VonageOptions
{
    /// <summary>
    /// The account's signature secret; with it every webhook must carry a signed token. Default null: requests are served as others without a key,
    /// which is from this machine only.
    /// </summary>
    public string? SignatureSecret { get; init; }
}

/// <summary>Calls by Plivo audio streams.</summary>
public sealed record PlivoOptions
{
    /// <summary>
    /// The account's auth token; with it every webhook must be signed. Default null: requests are served as others without a key, which is from this
    /// machine only.
    /// </summary>
    public string? AuthToken { get; init; }
}
