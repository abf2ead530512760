using System.Net;

namespace Agents.Gateway.Tests;

public sealed class QuotaTests
{
    [Fact]
    public void Requests_are_counted_for_each_key_and_minute()
    {
        var time = new ObservedTime();
        var meter = new QuotaMeter(new QuotaOptions { RequestsPerMinute = 2 }, time);
        meter.Enter("a").RefusedFor.ShouldBeNull();
        time.Advance(20.Seconds());
        meter.Enter("a").RefusedFor.ShouldBeNull();
        meter.Enter("a").RefusedFor.ShouldBe(40.Seconds());
        meter.Enter("b").RefusedFor.ShouldBeNull();
        time.Advance(40.Seconds());
        meter.Enter("a").RefusedFor.ShouldBeNull();
    }

    [Fact]
    public void Tokens_and_credits_are_counted_after_the_answer()
    {
        var time = new ObservedTime();
        var meter = new QuotaMeter(new QuotaOptions { TokensPerMinute = 100, Credits = 150 }, time);
        meter.Enter("a").RefusedFor.ShouldBeNull();
        meter.Spend("a", 120);
        meter.Enter("a").RefusedFor.ShouldBe(60.Seconds());
        time.Advance(60.Seconds());
        meter.Enter("a").RefusedFor.ShouldBeNull();
        meter.Spend("a", 40);
        time.Advance(120.Seconds());
        meter.Enter("a").RefusedFor.ShouldNotBeNull("credits do not come back");
    }

    [Fact]
    public async Task The_headers_say_what_is_used_on_success_and_on_429()
    {
        var options = new GatewayOptions { Engines = [new Concierge()], Quota = new QuotaOptions { RequestsPerMinute = 1, TokensPerMinute = 1000 } };
        await using var gateway = await TestGateway.StartAsync(options);
        var good = await ChatTests.PostAsync(gateway, ChatTests.Ask("hello"));
        good.StatusCode.ShouldBe(HttpStatusCode.OK);
        Header(good, "X-LiveKit-Inference-RPM-Limit").ShouldBe("1");
        Header(good, "X-LiveKit-Inference-RPM-Used").ShouldBe("1");
        Header(good, "X-LiveKit-Inference-TPM-Used").ShouldBe("0");
        good.Headers.Contains("X-LiveKit-Inference-Credits-Limit").ShouldBeFalse();
        await good.Content.ReadAsStringAsync();
        var refused = await ChatTests.PostAsync(gateway, ChatTests.Ask("hello"));
        refused.StatusCode.ShouldBe(HttpStatusCode.TooManyRequests);
        int.Parse(Header(refused, "Retry-After")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeInRange(1, 60);
        int.Parse(Header(refused, "X-LiveKit-Inference-TPM-Used")!, System.Globalization.CultureInfo.InvariantCulture).ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task Without_a_quota_there_are_no_headers()
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        (await ChatTests.PostAsync(gateway, ChatTests.Ask("hello"))).Headers.ShouldNotContain(header => header.Key.StartsWith("X-LiveKit", StringComparison.Ordinal));
    }

    private static string? Header(HttpResponseMessage answer, string name) => answer.Headers.TryGetValues(name, out var values) ? values.Single() : null;
}
