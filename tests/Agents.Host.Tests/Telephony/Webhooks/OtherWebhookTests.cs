using System.Buffers.Text;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Xml.Linq;
using Agents.Host.Telephony.Plivo;
using Agents.Host.Telephony.Telnyx;
using Newtonsoft.Json.Linq;

namespace Agents.Host.Tests.Telephony.Webhooks;

public sealed class OtherWebhookTests
{
    private static readonly Uri Public = new(PhoneServer.Public);

    [Fact]
    public async Task Telnyx_is_told_to_stream_RTP_both_ways_if_the_webhook_is_signed()
    {
        var signer = new TelnyxSigner();
        await using var server = await PhoneServer.StartAsync(new TelephonyOptions { PublicUrl = Public, Telnyx = new TelnyxOptions { PublicKey = signer.PublicKey } });
        var body = Encoding.UTF8.GetBytes("CallSid=v3%3AabcDEF&To=%2B15550100");

        using var refused = await server.Http.PostAsync("/telnyx/voice", Form(body));
        using var answer = await server.Http.PostAsync("/telnyx/voice", Sign(Form(body), signer, body));

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var stream = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Descendants("Stream").Single();
        ((string)stream.Attribute("url")!).ShouldBe("wss://voice.example.com/telnyx/media");
        ((string)stream.Attribute("bidirectionalMode")!).ShouldBe("rtp");
        ((string)stream.Attribute("bidirectionalCodec")!).ShouldBe("PCMU");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Vonage_is_told_to_connect_a_socket(bool get)
    {
        const string Secret = "a secret of Vonage";
        await using var server = await PhoneServer.StartAsync(new TelephonyOptions { PublicUrl = Public, Vonage = new VonageOptions { SignatureSecret = Secret } });
        var body = """{"uuid":"aaaa-bbbb","to":"15550100"}""";
        using var request = get
            ? new HttpRequestMessage(HttpMethod.Get, "/vonage/voice?uuid=aaaa-bbbb&to=15550100")
            : new HttpRequestMessage(HttpMethod.Post, "/vonage/voice") { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add("Authorization", $"Bearer {Token(Secret, get ? "" : body)}");

        using var answer = await server.Http.SendAsync(request);
        using var refused = await server.Http.GetAsync("/vonage/voice?uuid=aaaa-bbbb");

        refused.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        var endpoint = JArray.Parse(await answer.Content.ReadAsStringAsync()).Single()["endpoint"]!.Single();
        ((string)endpoint["uri"]!).ShouldBe("wss://voice.example.com/vonage/media");
        ((string)endpoint["content-type"]!).ShouldBe("audio/l16;rate=16000");
        ((string)endpoint["headers"]!["call"]!).ShouldBe("aaaa-bbbb");
        ((string)endpoint["headers"]!["token"]!).Length.ShouldBe(48);
    }

    [Fact]
    public async Task Plivo_is_told_to_stream_both_ways()
    {
        await using var server = await PhoneServer.StartAsync(new TelephonyOptions { PublicUrl = Public, Plivo = new PlivoOptions { AuthToken = "a token" } });
        var fields = new Dictionary<string, string[]> { ["CallUUID"] = ["1111-2222"], ["To"] = ["15550100"] };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/plivo/voice") { Content = new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Key, field.Value[0]))) };
        request.Headers.Add(PlivoSignature.Header, PlivoSignature.Compute("a token", "https://voice.example.com/plivo/voice", new Dictionary<string, string[]>(), fields, "77"));
        request.Headers.Add(PlivoSignature.NonceHeader, "77");

        using var answer = await server.Http.SendAsync(request);

        var stream = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Element("Stream")!;
        stream.Value.ShouldBe("wss://voice.example.com/plivo/media", "Plivo has the address as text");
        ((string)stream.Attribute("bidirectional")!).ShouldBe("true");
        ((string)stream.Attribute("keepCallAlive")!).ShouldBe("true");
        ((string)stream.Attribute("extraHeaders")!).ShouldStartWith("token=");
    }

    [Fact]
    public void A_secret_without_a_public_address_is_refused_with_all_other_faults()
    {
        var wrong = Should.Throw<ArgumentException>(() => new TelephonyOptions
        {
            Twilio = new TwilioOptions { AuthToken = "do not tell" },
            Telnyx = new TelnyxOptions { PublicKey = "too short" },
            SendAhead = TimeSpan.FromSeconds(3),
            MaxMessageBytes = 10,
        }.Validate());

        wrong.Message.ShouldContain("PublicUrl");
        wrong.Message.ShouldContain("Telnyx.PublicKey");
        wrong.Message.ShouldContain("SendAhead is 3000 ms; allowed are 0 to 1000 ms");
        wrong.Message.ShouldContain("MaxMessageBytes is 10");
        wrong.Message.ShouldNotContain("do not tell");
        new TelephonyOptions().Validate();
    }

    private static ByteArrayContent Form(byte[] body) => new(body) { Headers = { ContentType = new("application/x-www-form-urlencoded") } };

    private static ByteArrayContent Sign(ByteArrayContent content, TelnyxSigner signer, byte[] body)
    {
        var (timestamp, signature) = signer.Sign(body, TimeProvider.System.GetUtcNow());
        content.Headers.Add(TelnyxSignature.TimeHeader, timestamp);
        content.Headers.Add(TelnyxSignature.Header, signature);
        return content;
    }

    private static string Token(string secret, string body)
    {
        var claims = new JObject { ["iat"] = TimeProvider.System.GetUtcNow().ToUnixTimeSeconds() };
        if (body.Length > 0)
            claims["payload_hash"] = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(body)));
        var signed = $"{Part("""{"alg":"HS256"}""")}.{Part(claims.ToString())}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.ASCII.GetBytes(signed)))}";
    }

    private static string Part(string json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json));
}
