using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Agents.Gateway.Tests;

public sealed class TokenTests
{
    private const string Good = """{"inference":{"perform":true},"sub":"agent","iss":"devkey","nbf":0,"exp":99999999999}""";

    [Theory]
    [InlineData("bad signature", Good, "other")]
    [InlineData("unknown iss", """{"inference":{"perform":true},"iss":"stranger","nbf":0,"exp":99999999999}""", "secret")]
    [InlineData("expired", """{"inference":{"perform":true},"iss":"devkey","nbf":0,"exp":1000}""", "secret")]
    [InlineData("no exp", """{"inference":{"perform":true},"iss":"devkey","nbf":0}""", "secret")]
    [InlineData("not yet valid", """{"inference":{"perform":true},"iss":"devkey","nbf":99999999990,"exp":99999999999}""", "secret")]
    [InlineData("no grant", """{"iss":"devkey","nbf":0,"exp":99999999999}""", "secret")]
    [InlineData("grant is not true", """{"inference":{"perform":"true"},"iss":"devkey","nbf":0,"exp":99999999999}""", "secret")]
    public async Task Point_008_a_bad_token_is_401_on_every_path_before_the_upgrade(string why, string claims, string secret)
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        var token = Jwt("""{"alg":"HS256"}""", claims, secret);
        foreach (var path in (string[])["stt", "tts"])
            (await RawSocket.RefusalAsync(new Uri($"ws://{gateway.Address.Authority}/v1/{path}"), token)).ShouldBe(401, why);
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        (await gateway.Http.GetAsync("models")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, why);
        (await gateway.Http.PostAsync("chat/completions", new StringContent("{}"))).StatusCode.ShouldBe(HttpStatusCode.Unauthorized, why);
    }

    [Theory]
    [InlineData("""{"alg":"HS256"}""")]
    [InlineData("""{"alg":"HS256","typ":"JWT"}""")]
    public async Task Point_008_nbf_zero_and_a_header_without_typ_are_accepted(string header)
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Jwt(header, Good, "secret"));
        (await gateway.Http.GetAsync("models")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Point_008_unsigned_tokens_and_missing_tokens_are_refused()
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Jwt("""{"alg":"none"}""", Good, "secret"));
        (await gateway.Http.GetAsync("models")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        gateway.Http.DefaultRequestHeaders.Authorization = null;
        var answer = await gateway.Http.GetAsync("models");
        answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("Authorization: Bearer");
    }

    [Fact]
    public async Task Keys_that_are_set_replace_the_development_key()
    {
        var options = new GatewayOptions { Engines = [new Concierge()], Keys = new Dictionary<string, string> { ["own"] = "s3" } };
        await using var gateway = await TestGateway.StartAsync(options);
        (await gateway.Http.GetAsync("models")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        gateway.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", TestGateway.Token("own", "s3"));
        (await gateway.Http.GetAsync("models")).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public void Other_addresses_than_loopback_need_a_key()
    {
        Should.Throw<ArgumentException>(() => new GatewayOptions { Address = "0.0.0.0" }.Validate()).Message.ShouldContain("LIVEKIT_API_KEY");
        new GatewayOptions { Address = "0.0.0.0", Keys = new Dictionary<string, string> { ["own"] = "s3" } }.Validate();
    }

    private static string Jwt(string header, string claims, string secret)
    {
        var signed = $"{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(header))}.{Base64Url.EncodeToString(Encoding.UTF8.GetBytes(claims))}";
        return $"{signed}.{Base64Url.EncodeToString(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), Encoding.UTF8.GetBytes(signed)))}";
    }
}
