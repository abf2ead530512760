namespace Agents.Messages.Tests.Retry;

public sealed class RetryPolicyTests
{
    private static readonly ApiStatusException Busy = new("busy", 503);
    private static readonly ApiStatusException Forbidden = new("no", 403);

    private static string Decide(RetryPolicy policy, Exception error, int attempt) => policy.Decide(error, attempt) switch
    {
        RetryDecision.Retry retry => $"retry {retry.Delay.TotalSeconds}",
        RetryDecision.GiveUp { Error: var thrown } => ReferenceEquals(thrown, error) ? "same" : thrown.Message,
        _ => "quiet",
    };

    public static TheoryData<string, int, string, string, string, string> Table => new()
    {
        // error, attempt: STT, TTS, LLM, interruption
        { "busy", 0, "retry 0.1", "retry 0.1", "retry 0.1", "retry 0.1" },
        { "busy", 1, "retry 2", "retry 2", "retry 2", "retry 2" },
        { "busy", 2, "retry 2", "retry 2", "retry 2", "retry 2" },
        {
            "busy", 3, "failed to recognize speech after 3 attempts (caused by ApiStatusException: busy)", "same",
            "failed to generate LLM completion after 4 attempts (caused by ApiStatusException: busy)",
            "failed to detect interruption after 3 attempts (caused by ApiStatusException: busy)"
        },
        { "forbidden", 0, "same", "same", "same", "same" },
        { "bug", 0, "same", "same", "same", "same" },
        { "gone", 0, "retry 0.1", "quiet", "quiet", "retry 0.1" },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Each_component_has_its_rule(string error, int attempt, string stt, string tts, string llm, string interruption)
    {
        Exception failure = error switch
        {
            "busy" => Busy,
            "forbidden" => Forbidden,
            "gone" => new ApiStatusException("gone", 499),
            _ => new InvalidOperationException("a bug"),
        };
        var options = ApiConnectOptions.Default;
        Decide(RetryPolicy.ForStt(options), failure, attempt).ShouldBe(stt);
        Decide(RetryPolicy.ForTts(options), failure, attempt).ShouldBe(tts);
        Decide(RetryPolicy.ForLlm(options), failure, attempt).ShouldBe(llm);
        Decide(RetryPolicy.ForInterruption(options), failure, attempt).ShouldBe(interruption);
    }

    [Fact]
    public void Without_retries_the_error_comes_as_it_is() =>
        Decide(RetryPolicy.ForStt(new ApiConnectOptions { MaxRetry = 0 }), Busy, 0).ShouldBe("same");

    [Fact]
    public void The_seeds_loop_retries_everything() =>
        Decide(RetryPolicy.ForStt(ApiConnectOptions.Default) with { RetryEverything = true }, Forbidden, 0).ShouldBe("retry 0.1");

    [Fact]
    public void Connection_errors_name_their_root()
    {
        Exception cause = new IOException("root");
        for (var depth = 0; depth < 5; depth++)
            cause = new InvalidOperationException($"level {depth}", cause);
        new ApiConnectionException(inner: cause).Message.ShouldBe("Connection error. (caused by IOException: root)");
        new ApiTimeoutException().Message.ShouldBe("Request timed out.");
        ApiStatusException.FromHttp(503).Message.ShouldBe("Service Unavailable (503)");
        ApiStatusException.FromHttp(503, message: "come later").Message.ShouldBe("come later (503 Service Unavailable)");
        ApiStatusException.FromHttp(599).Message.ShouldBe("HTTP 599 (599)");
    }
}
