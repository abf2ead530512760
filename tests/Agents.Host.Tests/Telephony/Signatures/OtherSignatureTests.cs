using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Agents.Host.Telephony;
using Agents.Host.Telephony.Plivo;
using Agents.Host.Telephony.Vonage;
using Microsoft.AspNetCore.Http;

namespace Agents.Host.Tests.Telephony.Signatures;

public sealed class OtherSignatureTests
{
    private const string Secret = "a secret";

    private static readonly DateTimeOffset Now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);

    private static readonly byte[] Body = Encoding.UTF8.GetBytes("""{"uuid":"1","to":"15550100"}""");

    [Fact]
    public void A_token_of_Vonage_is_good_for_its_body_and_five_minutes()
    {
        var token = Token($$"""{"iat":1799999900,"jti":"1","payload_hash":"{{Convert.ToHexStringLower(SHA256.HashData(Body))}}"}""");

        VonageSignature.Accepts(Secret, $"Bearer {token}", Body, Now).ShouldBeTrue();
        VonageSignature.Accepts("another", $"Bearer {token}", Body, Now).ShouldBeFalse();
        VonageSignature.Accepts(Secret, $"Bearer {token}", [.. Body, 32], Now).ShouldBeFalse();
        VonageSignature.Accepts(Secret, $"Bearer {token}", Body, Now.AddMinutes(5)).ShouldBeFalse();
        VonageSignature.Accepts(Secret, token, Body, Now).ShouldBeFalse();
    }

    [Theory]
    [InlineData("""{"iat":1800000000}""", false)]
    [InlineData("""{"payload_hash":"00"}""", false)]
    [InlineData("""{"iat":1800000000,"exp":1799999999}""", true)]
    [InlineData("[]", true)]
    public void A_token_of_Vonage_must_say_when_and_what(string claims, bool withoutBody) =>
        VonageSignature.Accepts(Secret, $"Bearer {Token(claims)}", withoutBody ? [] : Body, Now).ShouldBeFalse();

    [Theory]
    [InlineData("none")]
    [InlineData("HS512")]
    public void Another_algorithm_is_not_taken(string algorithm) =>
        VonageSignature.Accepts(Secret, $"Bearer {Token("""{"iat":1800000000}""", algorithm)}", [], Now).ShouldBeFalse();

    [Theory]
    [InlineData("Bearer")]
    [InlineData("Bearer a.b")]
    [InlineData("Bearer ä.ö.ü")]
    [InlineData("Basic a.b.c")]
    public void What_is_no_token_is_refused(string authorization) => VonageSignature.Accepts(Secret, authorization, [], Now).ShouldBeFalse();

    [Fact]
    public void Plivo_signs_the_address_the_query_and_the_form_in_order_and_a_nonce()
    {
        var query = new Dictionary<string, string[]> { ["b"] = ["2"], ["a"] = ["1"] };
        var form = new Dictionary<string, string[]> { ["To"] = ["15550100"], ["CallUUID"] = ["1"] };
        var expected = Convert.ToBase64String(HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Secret), Encoding.UTF8.GetBytes("https://a.example/plivo/voice?a=1&b=2.CallUUID1To15550100.n")));

        PlivoSignature.Compute(Secret, "https://a.example/plivo/voice?b=2&a=1", query, form, "n").ShouldBe(expected);
    }

    [Theory]
    [InlineData("good", "n", true)]
    [InlineData("bad,good", "n", true)]
    [InlineData("bad", "n", false)]
    [InlineData("good", "m", false)]
    [InlineData("good", null, false)]
    public void One_of_several_signatures_of_Plivo_is_enough(string signatures, string? nonce, bool accepted)
    {
        var form = new Dictionary<string, string[]> { ["CallUUID"] = ["1"] };
        var good = PlivoSignature.Compute(Secret, "https://a.example/plivo/voice", new Dictionary<string, string[]>(), form, "n");
        var headers = new HeaderDictionary { [PlivoSignature.Header] = signatures.Replace("good", good, StringComparison.Ordinal), [PlivoSignature.NonceHeader] = nonce };

        PlivoSignature.Accepts(Secret, new CarrierRequest("POST", "https://a.example/plivo/voice", headers, []) { Form = form }).ShouldBe(accepted);
    }

    private static string Token(string claims, string algorithm = "HS256")
    {
        var signed = $"{Part($$"""{"alg":"{{algorithm}}","typ":"JWT"}""")}.{Part(claims)}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
