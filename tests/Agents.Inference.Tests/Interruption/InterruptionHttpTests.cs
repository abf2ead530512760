using System.Globalization;
using System.Net;
using Agents.Inference.Tests.Rig;
using Agents.Messages;

namespace Agents.Inference.Tests.Interruption;

public sealed class InterruptionHttpTests : InterruptionTest
{
    private AdaptiveInterruptionDetector Detector => CreateDetector(new InterruptionOptions());

    [Fact]
    [Trait("protocol", "113")]
    public void Point_113_the_request_is_raw_audio_with_its_numbers_in_the_query() => Run(async () =>
    {
        Gateway.OnHttp = (_, request, _) => Task.FromResult(FakeGateway.Json(
            new BargeInVerdict(true, ulong.Parse(request.RequestUri!.Query.Split("created_at=")[1], CultureInfo.InvariantCulture), 99, [0.9f, 0.9f]).ToHttpJson().ToString()));
        await using var stream = Detector.Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        await Push(stream, 0.1);
        stream.EndInput();
        var only = (await Collect(stream)).ShouldHaveSingleItem();
        only.IsInterruption.ShouldBeTrue();
        only.NumRequests.ShouldBe(0);
        only.PredictionDuration.ShouldBeLessThan(TimeSpan.FromSeconds(1));

        var (request, body) = Gateway.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe(HttpMethod.Post);
        request.RequestUri!.ToString().ShouldMatch(@"^http://gateway\.test/v1/bargein\?threshold=0\.5&min_frames=2&created_at=\d+$");
        request.Headers.Select(header => header.Key).ShouldBe(["Authorization"]);
        request.Content!.Headers.ContentType!.ToString().ShouldBe("application/octet-stream");
        body.Length.ShouldBe(3200);
    });

    [Fact]
    [Trait("protocol", "113")]
    public void Point_113_one_request_is_in_flight_at_a_time() => Run(async () =>
    {
        var (flying, most) = (0, 0);
        Gateway.OnHttp = async (_, request, _) =>
        {
            most = Math.Max(most, ++flying);
            await Delay(0.35);
            flying--;
            return FakeGateway.Json($$"""{"created_at":1,"is_bargein":false}""");
        };
        await using var stream = Detector.Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        await Push(stream, 2);
        stream.Push(new OverlapSpeechEnded());
        stream.EndInput();
        await Collect(stream);
        most.ShouldBe(1);
        Gateway.Requests.Count.ShouldBeInRange(5, 7);
    });

    [Theory]
    [InlineData("timeout", 408, false)]
    [InlineData("429", 429, false)]
    [InlineData("500", 500, true)]
    [InlineData("400", 400, false)]
    [InlineData("200", 200, true)]
    [Trait("protocol", "114")]
    public void Point_114_each_failure_has_its_error(string fault, int status, bool retried) => Run(async () =>
    {
        Gateway.OnHttp = async (_, _, cancellation) =>
        {
            if (fault == "timeout")
                await Task.Delay(TimeSpan.FromSeconds(0.8), Time, cancellation);
            return FakeGateway.Json("{}", (HttpStatusCode)int.Parse(fault, CultureInfo.InvariantCulture));
        };
        await using var stream = Detector.Stream(parent: Sys);
        stream.Push(new AgentSpeechStarted());
        stream.Push(Overlap());
        await Push(stream, 1.5);
        Errors[0].Error.ShouldBeOfType<ApiStatusException>().StatusCode.ShouldBe(status);
        Errors[0].Recoverable.ShouldBe(retried);
        if (!retried)
            await Fails<ApiStatusException>(() => Collect(stream));
    });
}
