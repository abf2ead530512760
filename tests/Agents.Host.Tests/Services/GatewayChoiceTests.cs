using Agents.Host.Cli;
using Agents.Host.Services;

namespace Agents.Host.Tests.Services;

public sealed class GatewayChoiceTests
{
    [Theory]
    [InlineData(null, null, null, null, false)]
    [InlineData("http://127.0.0.1:8089/v1", null, null, "http://127.0.0.1:8089/v1", false)]
    [InlineData("https://voice.example/v1", "http://localhost:1/v1", null, "https://voice.example/v1", true)]
    [InlineData(null, "http://localhost:8089/v1", "wss://p.livekit.cloud", "http://localhost:8089/v1", false)]
    [InlineData("", "", "wss://p.livekit.cloud", "https://agent-gateway.livekit.cloud/v1", true)]
    [InlineData(null, null, "wss://p.staging.livekit.cloud", "https://agent-gateway.staging.livekit.cloud/v1", true)]
    public void The_address_decides_where_audio_goes(string? option, string? inference, string? project, string? url, bool leaves)
    {
        var environment = new Dictionary<string, string?>
        {
            ["LIVEKIT_INFERENCE_URL"] = inference, ["LIVEKIT_URL"] = project, ["LIVEKIT_API_KEY"] = "key", ["LIVEKIT_API_SECRET"] = "secret",
        };

        var choice = GatewayChoice.From(option, name => environment.GetValueOrDefault(name));

        choice.Url?.ToString().ShouldBe(url);
        choice.IsEmbedded.ShouldBe(url is null);
        choice.AudioLeaves.ShouldBe(leaves);
        choice.ToString().Contains("LEAVES").ShouldBe(leaves);
    }

    [Theory]
    [InlineData("127.0.0.1:8089")]
    [InlineData("ftp://gateway/v1")]
    [InlineData("gateway")]
    public void What_is_no_address_is_refused_with_an_example(string url)
    {
        var error = Should.Throw<UsageException>(() => GatewayChoice.From(url, _ => null));

        error.Message.ShouldContain($"'{url}'");
        error.Message.ShouldContain("http://127.0.0.1:8089/v1");
    }

    [Fact]
    public void Keys_alone_send_no_audio_away() =>
        GatewayChoice.From(null, name => name is "LIVEKIT_API_KEY" or "LIVEKIT_API_SECRET" ? "set" : null).IsEmbedded.ShouldBeTrue();
}
