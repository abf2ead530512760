using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Agents.Messages.Tests.Security;

public sealed class AccessTokenTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly FixedClock _clock = new() { Now = Now };

    private TokenVerification Verify(string token) => AccessToken.Verify(token, key => key == "key" ? "secret" : null, _clock);

    /// <summary>A token of any payload, signed as it should be.</summary>
    private static string Sign(string payload, string header = """{"alg":"HS256"}""", string secret = "secret")
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
    }

    private static string Payload(long exp = 600, long? nbf = 0, string grant = """{"perform":true}""", string issuer = "key") =>
        $$"""{"iss":"{{issuer}}","sub":"agent","exp":{{Now.ToUnixTimeSeconds() + exp}}{{(nbf is null ? "" : $",\"nbf\":{(nbf == 0 ? 0 : Now.ToUnixTimeSeconds() + nbf)}")}},"inference":{{grant}},"extra":[1]}""";

    [Fact]
    public void A_minted_token_is_good_until_it_expires()
    {
        var token = AccessToken.Mint("key", "secret", _clock);
        var claims = Verify(token).Claims!;
        claims.Issuer.ShouldBe("key");
        claims.Subject.ShouldBe("agent");
        claims.ExpiresAt.ShouldBe(Now.AddSeconds(600));
        _clock.Now = Now.AddSeconds(660);
        Verify(token).IsValid.ShouldBeTrue();
        _clock.Now = Now.AddSeconds(661);
        Verify(token).Failure.ShouldBe(TokenFailure.Expired);
        _clock.Now = Now.AddSeconds(-61);
        Verify(token).Failure.ShouldBe(TokenFailure.NotYetValid);
        Verify(token).Explanation.ShouldContain("Are both clocks right?");
    }

    [Fact]
    public void A_token_without_typ_and_with_nbf_zero_is_good() => Verify(Sign(Payload())).IsValid.ShouldBeTrue();

    [Fact]
    public void Each_fault_has_its_reason()
    {
        Verify("rubbish").Failure.ShouldBe(TokenFailure.Malformed);
        Verify("a.b.c").Failure.ShouldBe(TokenFailure.Malformed);
        Verify(Sign(Payload(), """{"alg":"none"}""")).Failure.ShouldBe(TokenFailure.UnsupportedAlgorithm);
        Verify(Sign(Payload(issuer: "other"))).Failure.ShouldBe(TokenFailure.UnknownIssuer);
        Verify(Sign(Payload(), secret: "guessed")).Failure.ShouldBe(TokenFailure.BadSignature);
        Verify(Sign(Payload(exp: -61))).Failure.ShouldBe(TokenFailure.Expired);
        Verify(Sign("""{"iss":"key","inference":{"perform":true}}""")).Failure.ShouldBe(TokenFailure.Expired);
        Verify(Sign(Payload(nbf: 61))).Failure.ShouldBe(TokenFailure.NotYetValid);
        Verify(Sign(Payload(grant: """{"perform":false}"""))).Failure.ShouldBe(TokenFailure.MissingGrant);
        Verify(Sign(Payload(grant: """{"perform":"true"}"""))).Failure.ShouldBe(TokenFailure.MissingGrant);
        Verify(Sign(Payload(grant: "true"))).Failure.ShouldBe(TokenFailure.MissingGrant);
    }

    [Fact]
    public void An_empty_secret_signs_and_verifies_nothing()
    {
        Should.Throw<ArgumentException>(() => AccessToken.Mint("key", "", _clock));
        AccessToken.Verify(Sign(Payload(), secret: ""), _ => "", _clock).Failure.ShouldBe(TokenFailure.UnknownIssuer);
    }

    [Fact]
    public void What_is_sensitive_prints_its_length()
    {
        Sensitive.Of("my secret").ToString().ShouldBe("[9 chars]");
        $"{Sensitive.Of(42)}".ShouldBe("[hidden]");
        Sensitive.Of("my secret").Value.ShouldBe("my secret");
    }

    private sealed class FixedClock : TimeProvider
    {
        public DateTimeOffset Now { get; set; }

        public override DateTimeOffset GetUtcNow() => Now;
    }
}
