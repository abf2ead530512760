using Agents.Messages;

namespace Agents.Inference.Tests.Interruption;

/// <summary>The rules that need no socket.</summary>
public sealed class InterruptionRuleTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0.05, 2)]
    [InlineData(0.06, 3)]
    [InlineData(0.01, 1)]
    [InlineData(1.0, 40)]
    [Trait("protocol", "101")]
    public void Point_101_frames_are_rounded_up(double seconds, int frames) =>
        InterruptionSettings.From(new InterruptionOptions { MinInterruptionDuration = TimeSpan.FromSeconds(seconds) }).MinFrames.ShouldBe(frames);

    [Fact]
    [Trait("protocol", "101")]
    public void Point_101_wrong_options_are_refused_by_name()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Create(new InterruptionOptions { MaxAudioDuration = TimeSpan.FromSeconds(3.1) })).Message.ShouldContain("MaxAudioDuration is 3.1 s");
        Should.Throw<ArgumentOutOfRangeException>(() => Create(new InterruptionOptions { Threshold = double.NaN })).Message.ShouldContain("Threshold");
        Should.Throw<ArgumentOutOfRangeException>(() => Create(new InterruptionOptions { MinInterruptionDuration = TimeSpan.Zero })).Message.ShouldContain("MinInterruptionDuration");
    }

    [Theory]
    [InlineData(GatewayUrl.Production, InterruptionProtocol.ByUrl, true)]
    [InlineData(GatewayUrl.Staging, InterruptionProtocol.ByUrl, true)]
    [InlineData("http://127.0.0.1:8089/v1", InterruptionProtocol.ByUrl, false)]
    [InlineData("http://127.0.0.1:8089/v1", InterruptionProtocol.WebSocket, true)]
    [InlineData(GatewayUrl.Production, InterruptionProtocol.Http, false)]
    [Trait("protocol", "102")]
    public void Point_102_the_address_decides_unless_told(string url, InterruptionProtocol protocol, bool webSocket) =>
        Create(new InterruptionOptions { BaseUrl = url, Protocol = protocol }).UsesWebSocket.ShouldBe(webSocket);

    [Fact]
    public void Credentials_may_be_missing_only_over_http_to_a_gateway_of_ones_own()
    {
        InterruptionOptions Without(string url, InterruptionProtocol protocol = InterruptionProtocol.ByUrl) =>
            new() { BaseUrl = url, Protocol = protocol, Environment = _ => null };
        Should.NotThrow(() => new AdaptiveInterruptionDetector(Without("http://127.0.0.1/v1")));
        Should.Throw<ArgumentException>(() => new AdaptiveInterruptionDetector(Without(GatewayUrl.Production)));
        Should.Throw<ArgumentException>(() => new AdaptiveInterruptionDetector(Without("http://127.0.0.1/v1", InterruptionProtocol.WebSocket)));
    }

    [Fact]
    [Trait("protocol", "111")]
    public void Point_111_answers_count_only_in_an_overlap_also_for_evicted_requests()
    {
        var state = new OverlapState();
        state.On(new AgentSpeechStarted(), Now);
        state.On(new BargeInVerdict(true, 1, 0, []), TimeSpan.FromSeconds(0.1), Now).ShouldBeNull();
        state.On(new OverlapSpeechStarted(TimeSpan.Zero, Now), Now);
        for (ulong request = 1; request <= 11; request++)
            state.Sent(request, [], true);
        state.Cache.Count.ShouldBe(10);
        state.Cache.Get(1).SpeechInput.ShouldBeNull();
        state.On(new BargeInVerdict(true, 1, 0.2, [0.9f, 0.8f]), TimeSpan.FromSeconds(0.1), Now)!.Probability.ShouldBe(0.8, 0.001);
        state.Cache.Count.ShouldBe(10);
    }

    [Theory]
    [InlineData(new[] { 0.1f, 0.9f, 0.2f, 0.8f }, 0.8)]
    [InlineData(new[] { 0.9f }, 0)]
    [InlineData(new float[0], 0)]
    [Trait("protocol", "115")]
    public void Point_115_the_estimate_is_the_second_largest_and_arrays_stay_out_of_json(float[] probabilities, double expected)
    {
        var said = OverlappingSpeechEvent.FromCacheEntry(new InterruptionCacheEntry { Probabilities = probabilities, SpeechInput = [1, 2] }, true, Now, Now);
        said.Probability.ShouldBe(expected, 0.0001);
        var json = said.ToJson();
        json["speech_input"]!.Type.ShouldBe(Newtonsoft.Json.Linq.JTokenType.Null);
        json["probabilities"]!.Type.ShouldBe(Newtonsoft.Json.Linq.JTokenType.Null);
        ((double)json["overlap_started_at"]!).ShouldBe(1767225600);
    }

    [Fact]
    public void Stamps_keep_all_their_64_bits()
    {
        var verdict = new BargeInVerdict(true, (1UL << 63) + 1, 0, [0.5f]);
        var read = BargeInServerMessage.Read(WireJson.Write(verdict.ToJson())).ShouldBeOfType<BargeInVerdict>();
        read.CreatedAt.ShouldBe((1UL << 63) + 1);
    }

    private static AdaptiveInterruptionDetector Create(InterruptionOptions options) => new(options with { ApiKey = "key", ApiSecret = "secret" });
}
