using System.Text;
using Agents.Host.Telephony.Telnyx;

namespace Agents.Host.Tests.Telephony.Signatures;

public sealed class TelnyxSignatureTests
{
    /// <summary>RFC 8032, section 7.1: public key, message, signature.</summary>
    public static TheoryData<string, string, string> Rfc8032 => new()
    {
        {
            "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        },
        {
            "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        },
        {
            "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        },
    };

    [Theory]
    [MemberData(nameof(Rfc8032))]
    public void The_vectors_of_RFC_8032_pass_and_fail_with_one_bit_changed(string key, string message, string signature)
    {
        var (publicKey, text, signed) = (Convert.FromHexString(key), Convert.FromHexString(message), Convert.FromHexString(signature));

        Ed25519.Verify(publicKey, text, signed).ShouldBeTrue();
        Ed25519.Verify(publicKey, [.. text, 0], signed).ShouldBeFalse();
        signed[40] ^= 1;
        Ed25519.Verify(publicKey, text, signed).ShouldBeFalse();
    }

    [Theory]
    [InlineData(31, 64)]
    [InlineData(32, 63)]
    [InlineData(0, 0)]
    public void Keys_and_signatures_of_another_length_are_wrong(int key, int signature) => Ed25519.Verify(new byte[key], [1], new byte[signature]).ShouldBeFalse();

    [Theory]
    [InlineData(0, true)]
    [InlineData(299, true)]
    [InlineData(-299, true)]
    [InlineData(301, false)]
    [InlineData(-301, false)]
    public void A_webhook_is_good_for_five_minutes(int age, bool good)
    {
        var signer = new TelnyxSigner();
        var body = Encoding.UTF8.GetBytes("CallSid=v3%3A1");
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var (timestamp, signature) = signer.Sign(body, now.AddSeconds(-age));

        TelnyxSignature.Accepts(signer.PublicKey, signature, timestamp, body, now).ShouldBe(good);
    }

    [Fact]
    public void A_signature_is_over_time_and_body()
    {
        var signer = new TelnyxSigner();
        var body = Encoding.UTF8.GetBytes("CallSid=v3%3A1");
        var now = DateTimeOffset.FromUnixTimeSeconds(1_800_000_000);
        var (timestamp, signature) = signer.Sign(body, now);

        TelnyxSignature.Accepts(signer.PublicKey, signature, "1800000001", body, now).ShouldBeFalse();
        TelnyxSignature.Accepts(signer.PublicKey, signature, timestamp, [.. body, (byte)'&'], now).ShouldBeFalse();
        TelnyxSignature.Accepts(signer.PublicKey, "AAAA", timestamp, body, now).ShouldBeFalse();
        TelnyxSignature.Accepts(signer.PublicKey, signature, "soon", body, now).ShouldBeFalse();
        TelnyxSignature.Accepts(new TelnyxSigner().PublicKey, signature, timestamp, body, now).ShouldBeFalse();
    }
}
