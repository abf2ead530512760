namespace Agents.Messages;

/// <summary>The outcome of <see cref="AccessToken.Verify"/>: claims, or a failure with a sentence that says what to do.</summary>
public sealed record TokenVerification
{
    private TokenVerification(AccessTokenClaims? claims, TokenFailure? failure, string explanation) =>
        (Claims, Failure, Explanation) = (claims, failure, explanation);

    /// <summary>The claims of a good token; null when it was refused.</summary>
    public AccessTokenClaims? Claims { get; }

    /// <summary>Why it was refused; null when it was not.</summary>
    public TokenFailure? Failure { get; }

    /// <summary>A sentence for the answer and the log: no key, no token in it. Empty for a good token.</summary>
    public string Explanation { get; }

    /// <summary>Whether the token is good.</summary>
    public bool IsValid => Failure is null;

    internal static TokenVerification Good(AccessTokenClaims claims) => new(claims, null, "");

    internal static TokenVerification Refused(TokenFailure failure, string explanation) => new(null, failure, explanation);
}
