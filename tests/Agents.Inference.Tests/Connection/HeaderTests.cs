using Agents.Inference.Tests.Rig;
using Agents.Messages;

namespace Agents.Inference.Tests.Connection;

public sealed class HeaderTests : VirtualTest
{
    private static readonly JobIdentity Job = new("RM_1", "AJ_1", "PA_1")
    {
        AssertedHeaders = new Dictionary<string, string> { ["X-LiveKit-Inference-Priority"] = "low", ["X-LiveKit-Session-ID"] = "mine" },
    };

    [Fact]
    [Trait("protocol", "7")]
    public void Point_007_each_connect_and_each_chat_has_its_own_token() => Run(async () =>
    {
        Gateway.OnSocket = async connection =>
        {
            connection.Close();
            await connection.DrainAsync();
        };
        await using var stream = CreateStt().Stream(parent: Sys);
        await Fails<ApiException>(() => Collect(stream));
        Gateway.Connections.Count.ShouldBe(4);
        Gateway.Connections.Select(connection => connection.Headers["Authorization"]).Distinct().Count().ShouldBeGreaterThan(2);
        foreach (var connection in Gateway.Connections)
            AccessToken.Verify(connection.Headers["Authorization"]["Bearer ".Length..], _ => "secret", Time).IsValid.ShouldBeTrue();

        Gateway.OnHttp = (_, _, _) => Task.FromResult(FakeGateway.Json("{}", System.Net.HttpStatusCode.ServiceUnavailable));
        var llm = CreateLlm();
        await Fails<ApiException>(() => Collect(llm.Chat(ChatContext.Empty, parent: Sys)));
        await Delay(1);
        await Fails<ApiException>(() => Collect(llm.Chat(ChatContext.Empty, parent: Sys)));
        var tokens = Gateway.Requests.Select(request => request.Request.Headers.Authorization!.Parameter).ToList();
        tokens.Count.ShouldBe(8);
        tokens[..4].Distinct().Count().ShouldBe(1);
        tokens[4..].Distinct().Count().ShouldBe(1);
        tokens[0].ShouldNotBe(tokens[4]);
    });

    [Fact]
    [Trait("protocol", "9")]
    public void Point_009_everyone_says_who_they_are_and_jobs_only_what_is_known()
    {
        var gateway = new Gateway("http://a/v1", Sensitive.Of("k"), Sensitive.Of("s"));
        var plain = InferenceHeaders.Create(new SttOptions(), gateway);
        plain.Keys.ShouldBe(["User-Agent", "Authorization"], ignoreOrder: true);
        plain["User-Agent"].ShouldMatch(@"^agents-dotnet/\d+\.\d+\.\d+ \(dotnet \d+\.\d+\.\d+.*\)$");

        var job = InferenceHeaders.Create(new SttOptions { Job = new JobIdentity("RM_1", ""), Environment = name => name == "LIVEKIT_WORKER_TOKEN" ? "wt" : null }, gateway);
        job["X-LiveKit-Room-ID"].ShouldBe("RM_1");
        job["X-LiveKit-Worker-Token"].ShouldBe("wt");
        job.ContainsKey("X-LiveKit-Job-ID").ShouldBeFalse();
        job.ContainsKey("X-LiveKit-Agent-ID").ShouldBeFalse();
        job.ContainsKey("X-LiveKit-Inference-Provider").ShouldBeFalse();
        job.ContainsKey("X-LiveKit-Inference-Priority").ShouldBeFalse();
    }

    [Fact]
    [Trait("protocol", "10")]
    public void Point_010_the_session_id_is_fresh_and_cannot_be_overridden()
    {
        var gateway = new Gateway("http://a/v1", Sensitive.Of("k"), Sensitive.Of("s"));
        var first = InferenceHeaders.Create(new SttOptions { Job = Job }, gateway, [new("X-LiveKit-Session-ID", "theirs"), new("X-LiveKit-Inference-Priority", "priority")]);
        var second = InferenceHeaders.Create(new SttOptions { Job = Job }, gateway);
        first["X-LiveKit-Session-ID"].ShouldMatch("^inference_[0-9a-f]{12}$");
        second["X-LiveKit-Session-ID"].ShouldNotBe(first["X-LiveKit-Session-ID"]);
        first["X-LiveKit-Inference-Priority"].ShouldBe("low");
    }
}
