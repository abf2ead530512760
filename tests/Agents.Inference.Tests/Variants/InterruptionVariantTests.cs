using Agents.Inference.Tests.Interruption;
using Agents.Messages;

namespace Agents.Inference.Tests.Variants;

public sealed class InterruptionVariantTests : InterruptionTest
{
    private const string Own = "http://127.0.0.1:9/v1";

    [Theory]
    [InlineData(0.5, "0.5")]
    [InlineData(null, null)]
    [Trait("variant", "1")]
    public void Variant_01_the_threshold_is_sent_or_left_to_the_service(double? threshold, string? sent) => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        await using var stream = CreateDetector(new InterruptionOptions { Protocol = InterruptionProtocol.WebSocket, Threshold = threshold }).Stream(parent: Sys);
        stream.EndInput();
        await Collect(stream);
        Gateway[0].Create["settings"]!["threshold"]?.ToString(Newtonsoft.Json.Formatting.None).ShouldBe(sent);
    });

    [Theory]
    [InlineData(GatewayUrl.Production, InterruptionProtocol.ByUrl, true)]
    [InlineData(Own, InterruptionProtocol.ByUrl, false)]
    [InlineData(Own, InterruptionProtocol.WebSocket, true)]
    [InlineData(GatewayUrl.Staging, InterruptionProtocol.Http, false)]
    [Trait("variant", "2")]
    public void Variant_02_the_transport_follows_the_address_or_is_said(string url, InterruptionProtocol protocol, bool webSocket) =>
        new AdaptiveInterruptionDetector(new InterruptionOptions { BaseUrl = url, Protocol = protocol, ApiKey = "k", ApiSecret = "s" })
            .UsesWebSocket.ShouldBe(webSocket);

    [Theory]
    [InlineData(true, Own)]
    [InlineData(false, GatewayUrl.Production)]
    [Trait("variant", "3")]
    public void Variant_03_the_old_variable_counts_or_not(bool honoured, string url)
    {
        var options = new InterruptionOptions
        {
            ApiKey = "k",
            ApiSecret = "s",
            Environment = name => name == "LIVEKIT_REMOTE_EOT_URL" ? Own : null,
            Variant = new ProtocolVariant { RemoteEotUrl = honoured },
        };
        InterruptionGateway.Resolve(options).Gateway.BaseUrl.ShouldBe(url);
    }

    [Fact]
    [Trait("variant", "4")]
    public void Variant_04_over_http_a_key_may_be_missing_unless_it_is_wanted()
    {
        var options = new InterruptionOptions { BaseUrl = Own, Environment = _ => null };
        InterruptionGateway.Resolve(options).Gateway.ApiKey.Value.ShouldBe("");
        Should.Throw<ArgumentException>(() => InterruptionGateway.Resolve(options with { Variant = ProtocolVariant.Upstream })).ParamName.ShouldBe("ApiKey");
    }

    [Theory]
    [InlineData(true, true, 0)]
    [InlineData(false, false, 1)]
    [Trait("variant", "19")]
    public void Variant_19_an_agent_that_ended_is_reported_or_counts_as_backchannel(bool reports, bool marked, int backchannels) => Run(async () =>
    {
        Gateway.OnSocket = Answers(false);
        var options = new InterruptionOptions { Protocol = InterruptionProtocol.WebSocket, Variant = new ProtocolVariant { ReportsAgentEnded = reports } };
        await using var stream = CreateDetector(options).Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        stream.Push(new OverlapSpeechEnded(AgentEnded: true));
        stream.EndInput();
        (await Collect(stream)).ShouldHaveSingleItem().AgentEnded.ShouldBe(marked);
        Metrics.ShouldHaveSingleItem().ShouldBeOfType<InterruptionMetrics>().NumBackchannels.ShouldBe(backchannels);
    });
}
