using Agents.Host.Telephony.Twilio;

namespace Agents.Host.Tests.Telephony.Signatures;

/// <summary>The test vectors of B.5, computed with the npm package twilio.</summary>
public sealed class TwilioSignatureTests
{
    private const string Token = "12345";

    private static readonly Dictionary<string, string[]> Call = new()
    {
        ["CallSid"] = ["CA1234567890ABCDE"],
        ["Caller"] = ["+14158675310"],
        ["Digits"] = ["1234"],
        ["From"] = ["+14158675310"],
        ["To"] = ["+18005551212"],
    };

    private static readonly Dictionary<string, string[]> Letters = new() { ["b"] = ["1"], ["A"] = ["2"], ["a"] = ["3"], ["B"] = ["4"] };

    private static readonly Dictionary<string, string[]> Twice = new() { ["k"] = ["2", "1", "2"] };

    private static readonly Dictionary<string, string[]> Nothing = [];

    public static TheoryData<string, string, string> Vectors => new()
    {
        { "https://mycompany.com/myapp.php?foo=1&bar=2", nameof(Call), "GvWf1cFY/Q7PnoempGyD5oXAezc=" },
        { "https://mycompany.com:443/myapp.php?foo=1&bar=2", nameof(Call), "5s2PFy0qmPcZucb4eH4b08ZJtL0=" },
        { "https://x.example/a", nameof(Letters), "CwTlNsbwYfYBVoFV35edlbPa9TE=" },
        { "https://x.example/a", nameof(Twice), "6fpLnnINrngXTf2Ew5m5sAJme5o=" },
        { "wss://voice.example.com/twilio/media", nameof(Nothing), "PGLrn08/Ba1sEIuSwPQRBPD54PA=" },
    };

    [Theory]
    [MemberData(nameof(Vectors))]
    public void Point_072_signatures_are_those_of_the_vectors(string url, string form, string signature) =>
        TwilioSignature.Compute(Token, url, Form(form)).ShouldBe(signature);

    [Fact]
    public void Point_072_a_signature_with_the_default_port_is_accepted_for_an_address_without()
    {
        TwilioSignature.Accepts(Token, "5s2PFy0qmPcZucb4eH4b08ZJtL0=", "https://mycompany.com/myapp.php?foo=1&bar=2", Call).ShouldBeTrue();
        TwilioSignature.Accepts(Token, "GvWf1cFY/Q7PnoempGyD5oXAezc=", "https://mycompany.com:443/myapp.php?foo=1&bar=2", Call).ShouldBeTrue();
    }

    [Theory]
    [InlineData("")]
    [InlineData("GvWf1cFY/Q7PnoempGyD5oXAezd=")]
    [InlineData("no base64 at all")]
    public void Point_072_a_wrong_signature_is_not_accepted(string signature) =>
        TwilioSignature.Accepts(Token, signature, "https://mycompany.com/myapp.php?foo=1&bar=2", Call).ShouldBeFalse();

    [Fact]
    public void Another_token_path_or_field_makes_another_signature()
    {
        const string Url = "https://mycompany.com/myapp.php?foo=1&bar=2", Good = "GvWf1cFY/Q7PnoempGyD5oXAezc=";
        TwilioSignature.Accepts("12346", Good, Url, Call).ShouldBeFalse();
        TwilioSignature.Accepts(Token, Good, Url.Replace("bar=2", "bar=3", StringComparison.Ordinal), Call).ShouldBeFalse();
        TwilioSignature.Accepts(Token, Good, Url, [.. Call, new KeyValuePair<string, string[]>("More", [""])]).ShouldBeFalse();
        TwilioSignature.Accepts(Token, Good, Url, [.. Call.Where(field => field.Key != "To")]).ShouldBeFalse();
    }

    [Theory]
    [InlineData("https://a.example/x?y=1", "https://a.example/x?y=1|https://a.example:443/x?y=1|https://a.example:80/x?y=1")]
    [InlineData("https://a.example:443", "https://a.example:443|https://a.example")]
    [InlineData("wss://a.example/m", "wss://a.example/m|wss://a.example:443/m|wss://a.example:80/m")]
    [InlineData("http://a.example/m", "http://a.example/m|http://a.example:80/m")]
    [InlineData("https://a.example:8443/m", "https://a.example:8443/m")]
    [InlineData("http://[::1]/m", "http://[::1]/m|http://[::1]:80/m")]
    [InlineData("http://[::1]:80/m", "http://[::1]:80/m|http://[::1]/m")]
    [InlineData("nonsense", "nonsense")]
    public void Default_ports_come_and_go(string url, string spellings) => TwilioSignature.Spellings(url).ShouldBe(spellings.Split('|'));

    private static Dictionary<string, string[]> Form(string name) => name switch
    {
        nameof(Call) => Call,
        nameof(Letters) => Letters,
        nameof(Twice) => Twice,
        _ => Nothing,
    };
}
