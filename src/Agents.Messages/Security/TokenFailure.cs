namespace Agents.Messages;

/// <summary>Why an access token was refused.</summary>
public enum TokenFailure
{
    /// <summary>Not a compact JWS with JSON in it.</summary>
    Malformed,

    /// <summary>Signed by something else than HS256.</summary>
    UnsupportedAlgorithm,

    /// <summary>No secret is known for its <c>iss</c>.</summary>
    UnknownIssuer,

    /// <summary>The signature is not that of the issuer's secret.</summary>
    BadSignature,

    /// <summary><c>exp</c> is missing or in the past.</summary>
    Expired,

    /// <summary><c>nbf</c> is in the future.</summary>
    NotYetValid,

    /// <summary><c>inference.perform</c> is not true.</summary>
    MissingGrant,
}
