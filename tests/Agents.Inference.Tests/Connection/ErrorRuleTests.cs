using System.Text;
using Agents.Messages;
using Newtonsoft.Json.Linq;

namespace Agents.Inference.Tests.Connection;

/// <summary>Rules of errors, tokens and languages that need no socket.</summary>
public sealed class ErrorRuleTests
{
    [Theory]
    [InlineData(-1, null, true)]
    [InlineData(-1, false, false)]
    [InlineData(200, null, true)]
    [InlineData(500, null, true)]
    [InlineData(503, true, true)]
    [InlineData(500, false, false)]
    [InlineData(400, null, false)]
    [InlineData(400, true, false)]
    [InlineData(401, true, false)]
    [InlineData(403, true, false)]
    [InlineData(404, true, false)]
    [InlineData(422, true, false)]
    [InlineData(408, null, true)]
    [InlineData(429, null, true)]
    [InlineData(499, null, true)]
    [InlineData(429, false, false)]
    [Trait("protocol", "14")]
    public void Point_014_the_status_decides_whether_a_retry_can_help(int status, bool? said, bool retryable) =>
        new ApiStatusException("no", status, retryable: said).Retryable.ShouldBe(retryable);

    [Fact]
    [Trait("protocol", "6")]
    public void Point_006_a_token_has_exactly_these_claims()
    {
        var clock = new Agents.Kernel.TestKit.VirtualTime();
        var parts = AccessToken.Mint("APIexample", "s", clock).Split('.');
        Decode(parts[0]).ShouldBe("""{"alg":"HS256","typ":"JWT"}""");
        var claims = JObject.Parse(Decode(parts[1]));
        claims.Properties().Select(property => property.Name).ShouldBe(["inference", "sub", "iss", "nbf", "exp"], ignoreOrder: true);
        claims["inference"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"perform":true}""");
        ((string)claims["sub"]!).ShouldBe("agent");
        ((string)claims["iss"]!).ShouldBe("APIexample");
        ((long)claims["nbf"]!).ShouldBe(clock.GetUtcNow().ToUnixTimeSeconds());
        ((long)claims["exp"]! - (long)claims["nbf"]!).ShouldBe(600);

        static string Decode(string part) => Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(part));
    }

    [Theory]
    [InlineData(" English ", "en")]
    [InlineData("deu", "de")]
    [InlineData("cmn", "zh")]
    [InlineData("yue", "yue")]
    [InlineData("en_us", "en-US")]
    [InlineData("EN-US", "en-US")]
    [InlineData("zh-hans-cn", "zh-Hans-CN")]
    [InlineData("cmn-Hans-CN", "cmn-Hans-CN")]
    [InlineData("es-419", "es-419")]
    [InlineData("sr-Latn", "sr-Latn")]
    [InlineData("multi", "multi")]
    [InlineData("auto", "auto")]
    [InlineData("xx", "xx")]
    [Trait("protocol", "17")]
    public void Point_017_languages_are_normalised(string text, string expected) => new LanguageCode(text).Value.ShouldBe(expected);

    [Fact]
    [Trait("protocol", "18")]
    public void Point_018_base_region_and_iso_are_derived()
    {
        var chinese = new LanguageCode("cmn-Hans-CN");
        (chinese.Base, chinese.Region, chinese.Iso).ShouldBe(("zh", "CN", "zh-CN"));
        var spanish = new LanguageCode("es-419");
        (spanish.Base, spanish.Region, spanish.Iso).ShouldBe(("es", null, "es"));
    }
}
