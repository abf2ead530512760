using Agents.Inference.Tests.Rig;
using Agents.Messages;

namespace Agents.Inference.Tests.Options;

public sealed class GatewayTests : VirtualTest
{
    private static Func<string, string?> Env(params (string Name, string Value)[] values) =>
        name => values.FirstOrDefault(pair => pair.Name == name).Value;

    private static Gateway Resolve(SttOptions options, params (string Name, string Value)[] environment) =>
        Agents.Inference.Gateway.Resolve(options with { Environment = Env(environment) });

    private static readonly SttOptions Keyed = new() { ApiKey = "k", ApiSecret = "s" };

    [Fact]
    [Trait("protocol", "1")]
    public void Point_001_the_inference_url_wins_over_all_but_an_explicit_one()
    {
        Resolve(Keyed, ("LIVEKIT_INFERENCE_URL", "http://mine/v1"), ("LIVEKIT_URL", "wss://x.staging.livekit.cloud")).BaseUrl.ShouldBe("http://mine/v1");
        Resolve(Keyed with { BaseUrl = "http://explicit/v1" }, ("LIVEKIT_INFERENCE_URL", "http://mine/v1")).BaseUrl.ShouldBe("http://explicit/v1");
        Resolve(Keyed, ("LIVEKIT_INFERENCE_URL", "")).BaseUrl.ShouldBe(GatewayUrl.Production);
    }

    [Fact]
    [Trait("protocol", "2")]
    public void Point_002_a_staging_project_selects_the_staging_gateway()
    {
        Resolve(Keyed, ("LIVEKIT_URL", "wss://x.staging.livekit.cloud")).BaseUrl.ShouldBe("https://agent-gateway.staging.livekit.cloud/v1");
        Resolve(Keyed, ("LIVEKIT_URL", "wss://x.livekit.cloud")).BaseUrl.ShouldBe("https://agent-gateway.livekit.cloud/v1");
        Resolve(Keyed).BaseUrl.ShouldBe(GatewayUrl.Production);
    }

    [Theory]
    [InlineData("http://a/v1", "ws://a/v1")]
    [InlineData("https://http.example/v1", "wss://http.example/v1")]
    [InlineData("wss://a/v1", "wss://a/v1")]
    [Trait("protocol", "3")]
    public void Point_003_http_becomes_ws_once(string url, string expected)
    {
        GatewayUrl.ToWebSocket(url).ShouldBe(expected);
        Resolve(Keyed with { BaseUrl = url + "/" }).WebSocket("/stt").ToString().ShouldBe(expected + "/stt");
    }

    [Fact]
    [Trait("protocol", "4")]
    public void Point_004_argument_then_inference_variable_then_general_variable()
    {
        (string, string)[] all =
        [
            ("LIVEKIT_INFERENCE_API_KEY", "k1"), ("LIVEKIT_INFERENCE_API_SECRET", "s1"), ("LIVEKIT_API_KEY", "k2"), ("LIVEKIT_API_SECRET", "s2"),
        ];
        Pair(Resolve(Keyed, all)).ShouldBe(("k", "s"));
        Pair(Resolve(new SttOptions(), all)).ShouldBe(("k1", "s1"));
        Pair(Resolve(new SttOptions { ApiKey = "" }, [("LIVEKIT_INFERENCE_API_KEY", ""), .. all[1..]])).ShouldBe(("k2", "s1"));

        static (string, string) Pair(Gateway gateway) => (gateway.ApiKey.Value, gateway.ApiSecret.Value);
    }

    [Fact]
    [Trait("protocol", "5")]
    public void Point_005_a_missing_key_or_secret_fails_at_once_key_first()
    {
        foreach (var create in (Action<SttOptions>[])
        [
            options => _ = new Stt(options),
            options => _ = new Tts(new TtsOptions { Model = "a/b", Environment = options.Environment, Transport = Gateway, ApiKey = options.ApiKey }),
            options => _ = new Llm(new LlmOptions { Model = "a/b", Environment = options.Environment, Transport = Gateway, ApiKey = options.ApiKey }),
        ])
        {
            var nothing = new SttOptions { Environment = Env(), Transport = Gateway };
            var error = Should.Throw<ArgumentException>(() => create(nothing));
            error.Message.ShouldContain("api_key is required");
            error.Message.ShouldContain("LIVEKIT_API_KEY");
            Should.Throw<ArgumentException>(() => create(nothing with { ApiKey = "k" })).Message.ShouldContain("LIVEKIT_API_SECRET");
        }
        Gateway.Connects.ShouldBe(0);
        Gateway.Requests.ShouldBeEmpty();
    }

    [Fact]
    public void Keys_and_secrets_are_never_printed()
    {
        var options = new SttOptions { ApiKey = "public-key", ApiSecret = "very-secret", Model = "a/b" };
        options.ToString().ShouldNotContain("very-secret");
        options.ToString().ShouldNotContain("public-key");
        Resolve(options).ToString().ShouldNotContain("very-secret");
    }

    [Theory]
    [InlineData("not an address")]
    [InlineData("ftp://a/v1")]
    public void A_wrong_address_is_named(string url) =>
        Should.Throw<ArgumentException>(() => Resolve(Keyed with { BaseUrl = url })).Message.ShouldContain(url);

    [Fact]
    public void Wrong_input_is_named_with_its_value_and_nothing_is_sent()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => new Stt(Keyed with { SampleRate = 0 })).Message.ShouldContain("SampleRate is 0");
        Should.Throw<ArgumentOutOfRangeException>(() => new Stt(Keyed with { ReplayWindow = TimeSpan.FromSeconds(61) })).Message.ShouldContain("ReplayWindow is 61 s");
        Should.Throw<ArgumentException>(() => new Stt(Keyed with { Model = "a b" })).Message.ShouldContain("a b");
        Should.Throw<ArgumentException>(() => new Stt(Keyed with { Encoding = "opus" })).Message.ShouldContain("opus");
    }

    [Fact]
    [Trait("protocol", "11")]
    public void Point_011_model_strings_are_split_at_the_last_colon()
    {
        (string?, string?) Stt(string model, string? language = null) =>
            SttSettings.From(new SttOptions { Model = model, Language = language }) is var settings ? (settings.Model, settings.Language?.Value) : default;
        (string?, string?) Tts(string model, string? voice = null) =>
            TtsSettings.From(new TtsOptions { Model = model, Voice = voice }) is var settings ? (settings.Model, settings.Voice) : default;

        Stt("deepgram/nova-3").ShouldBe(("deepgram/nova-3", null));
        Stt("deepgram/nova-3:EN_us").ShouldBe(("deepgram/nova-3", "en-US"));
        Stt("auto:pt").ShouldBe(("auto", "pt"));
        Stt("a:b:c").ShouldBe(("a:b", "c"));
        Stt("a/b:en", "de").ShouldBe(("a/b", "de"));
        Tts("rime/mistv2:ana").ShouldBe(("rime/mistv2", "ana"));
        Tts("a:b:c").ShouldBe(("a:b", "c"));
        Tts("cartesia/sonic:").ShouldBe(("cartesia/sonic", ""));
        Tts("cartesia/sonic:x", "y").ShouldBe(("cartesia/sonic", "y"));
    }

    [Fact]
    [Trait("protocol", "12")]
    public void Point_012_fallback_models_are_normalised_and_kept_in_order()
    {
        var stt = new SttSessionCreate { Fallback = [FallbackModel.ForStt("a/b:en"), new FallbackModel("c/d", Extra: new() { ["x"] = 1 })] }.ToJson();
        stt["fallback"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe("""{"models":[{"model":"a/b","extra":null},{"model":"c/d","extra":{"x":1}}]}""");
        var tts = new TtsSessionCreate { Fallback = [FallbackModel.ForTts("a/b:ana"), FallbackModel.ForTts("c/d")] }.ToJson();
        tts["fallback"]!.ToString(Newtonsoft.Json.Formatting.None).ShouldBe(
            """{"models":[{"model":"a/b","voice":"ana","extra":{}},{"model":"c/d","voice":"","extra":{}}]}""");
        new SttSessionCreate().ToJson().ContainsKey("fallback").ShouldBeFalse();
        new TtsSessionCreate().ToJson().ContainsKey("fallback").ShouldBeFalse();
    }
}
