using System.Net;
using Agents.Messages;

namespace Agents.Inference.Tests.LanguageModel;

public sealed class LlmStreamTests : LlmTest
{
    [Fact]
    [Trait("protocol", "90")]
    public void Point_090_comments_splits_and_done_are_handled() => Run(async () =>
    {
        var body = $": hi\n\ndata: {Text("Hel")}\r\n\r\n: more\ndata: {Text("lo")}\n\ndata: [DONE]\n\ndata: {Text("never")}\n\n";
        for (var cut = 1; cut < body.Length; cut += 7)
        {
            var at = cut;
            Gateway.OnHttp = (_, _, _) => Task.FromResult(AnswerSlowly(null, (0, body[..at]), (0.1, body[at..])));
            var answer = await CollectedAnswer.CollectAsync(CreateLlm().Chat(Hello, parent: Sys));
            answer.Text.ShouldBe("Hello");
        }
    });

    [Fact]
    [Trait("protocol", "90")]
    public void Point_090_an_error_member_is_a_connection_error() => Run(async () =>
    {
        Gateway.OnHttp = (number, _, _) => Task.FromResult(number == 0 ? AnswerRaw("data: {\"error\":{\"message\":\"overloaded\"}}\n\n") : Answer(Text("fine", "stop")));
        (await CollectedAnswer.CollectAsync(CreateLlm().Chat(Hello, parent: Sys))).Text.ShouldBe("fine");
        var error = Errors.ShouldHaveSingleItem();
        error.Recoverable.ShouldBeTrue();
        error.Error.ShouldBeOfType<ApiConnectionException>().Message.ShouldContain("overloaded");
    });

    [Fact]
    [Trait("protocol", "94")]
    public void Point_094_usage_is_a_chunk_of_its_own() => Run(async () =>
    {
        Reply(Text("hi", "stop"), """{"id":"x1","choices":[],"service_tier":"flex","usage":{"prompt_tokens":31,"completion_tokens":12,"total_tokens":null,"prompt_tokens_details":{"cached_tokens":8}}}""");
        var chunks = await Collect(CreateLlm().Chat(Hello, parent: Sys));
        chunks.Count.ShouldBe(2);
        chunks[1].Delta.ShouldBeNull();
        chunks[1].Usage.ShouldBe(new CompletionUsage(12, 31, 0, 8, "flex"));
    });

    [Fact]
    [Trait("protocol", "95")]
    public void Point_095_failure_before_generation_is_retried_and_after_it_is_not() => Run(async () =>
    {
        var metadata = Chunk(new() { ["extra_content"] = new Newtonsoft.Json.Linq.JObject { ["livekit"] = "tier" } });
        var partial = """{"id":"x1","choices":[{"index":0,"delta":{"tool_calls":[{"index":0,"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"ci"}}]},"finish_reason":null}]}""";
        foreach (var harmless in (string[])[metadata, partial])
        {
            var tries = 0;
            Gateway.OnHttp = (_, _, _) => Task.FromResult(tries++ == 0
                ? AnswerSlowly(new IOException("cut"), (0, $"data: {harmless}\n\n"))
                : Answer(Text("fine", "stop")));
            (await CollectedAnswer.CollectAsync(CreateLlm().Chat(Hello, parent: Sys))).Text.ShouldBe("fine");
        }
        Errors.Count.ShouldBe(2);
        Errors.ShouldAllBe(error => error.Recoverable);

        Errors.Clear();
        Gateway.OnHttp = (_, _, _) => Task.FromResult(AnswerSlowly(new IOException("cut"), (0, $"data: {Text("some")}\n\n")));
        var error = await Fails<ApiConnectionException>(() => Collect(CreateLlm().Chat(Hello, parent: Sys)));
        error.Retryable.ShouldBeFalse();
        Errors.ShouldHaveSingleItem().Recoverable.ShouldBeFalse();
    });

    [Theory]
    [InlineData(401, 1)]
    [InlineData(429, 4)]
    [InlineData(503, 4)]
    [Trait("protocol", "96")]
    public void Point_096_status_decides_about_retries(int status, int requests) => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) => Task.FromResult(Rig.FakeGateway.Json("""{"error":{"message":"no"}}""", (HttpStatusCode)status));
        await Fails<ApiException>(() => Collect(CreateLlm().Chat(Hello, parent: Sys)));
        Gateway.Requests.Count.ShouldBe(requests);
        Errors[^1].Error.ShouldBeOfType<ApiStatusException>().StatusCode.ShouldBe(status);
        Errors.Select(error => error.Recoverable).ShouldBe(Enumerable.Repeat(true, requests - 1).Append(false));
    });

    [Fact]
    [Trait("protocol", "96")]
    public void Point_096_an_exhausted_quota_is_logged_with_what_is_known_of_it() => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) =>
        {
            var answer = Rig.FakeGateway.Json("{}", HttpStatusCode.TooManyRequests);
            answer.Headers.Add("x-livekit-inference-rpm-limit", "60");
            answer.Headers.Add("X-LiveKit-Inference-RPM-Used", "61");
            return Task.FromResult(answer);
        };
        using var log = new LogLines();
        var llm = CreateLlm(new LlmOptions { Model = "test/model", LoggerFactory = log });
        await Fails<ApiException>(() => Collect(llm.Chat(Hello, options: new LlmChatOptions { Connect = new ApiConnectOptions { MaxRetry = 0 } }, parent: Sys)));
        log.Lines.ShouldHaveSingleItem().ShouldEndWith("rpm_limit=60, rpm_used=61");
    });

    [Fact]
    [Trait("protocol", "97")]
    public void Point_097_a_stall_is_a_timeout_unless_comments_come() => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) => Task.FromResult(AnswerSlowly(null, (0, $"data: {Text("")}\n\n"), (9, ": keep-alive\n\n"), (9, $"data: {Text("alive", "stop")}\n\n")));
        (await CollectedAnswer.CollectAsync(CreateLlm().Chat(Hello, parent: Sys))).Text.ShouldBe("alive");

        Gateway.OnHttp = (_, _, _) => Task.FromResult(AnswerSlowly(null, (11, "too late")));
        await Fails<ApiTimeoutException>(() => Collect(CreateLlm().Chat(Hello, options: new LlmChatOptions { Connect = new ApiConnectOptions { MaxRetry = 0 } }, parent: Sys)));
    });

    [Fact]
    [Trait("protocol", "97")]
    public void Point_097_status_499_ends_quietly() => Run(async () =>
    {
        Gateway.OnHttp = (_, _, _) => Task.FromResult(Rig.FakeGateway.Json("{}", (HttpStatusCode)499));
        (await Collect(CreateLlm().Chat(Hello, parent: Sys))).ShouldBeEmpty();
        Errors.ShouldBeEmpty();
    });

    [Fact]
    [Trait("protocol", "99")]
    public void Point_099_metrics_count_from_the_call_across_retries() => Run(async () =>
    {
        Gateway.OnHttp = (number, _, _) => Task.FromResult(number == 0
            ? Rig.FakeGateway.Json("{}", HttpStatusCode.ServiceUnavailable)
            : AnswerSlowly(null, (0.4, $"data: {Text("hi", "stop")}\n\n"), (0.5, $"data: {Usage}\n\n"), (0, "data: [DONE]\n\n")));
        await Collect(CreateLlm().Chat(Hello, parent: Sys));
        var metrics = Metrics.ShouldHaveSingleItem().ShouldBeOfType<LlmMetrics>();
        metrics.Ttft.ShouldBe(TimeSpan.FromSeconds(0.5));
        metrics.Duration.ShouldBe(TimeSpan.FromSeconds(1));
        metrics.CompletionTokens.ShouldBe(12);
        metrics.PromptCachedTokens.ShouldBe(8);
        metrics.TokensPerSecond.ShouldBe(12, 0.001);

        Metrics.Clear();
        Reply(Usage);
        await Collect(CreateLlm().Chat(Hello, parent: Sys));
        Metrics.ShouldHaveSingleItem().ShouldBeOfType<LlmMetrics>().Ttft.ShouldBe(ComponentMetrics.NotMeasured);
    });

    [Fact]
    [Trait("protocol", "98")]
    public void Point_098_provider_and_priority_are_headers_and_the_call_wins() => Run(async () =>
    {
        Reply(Text("hi", "stop"));
        var llm = CreateLlm(new LlmOptions { Model = "test/model", InferenceProvider = "azure", InferenceClass = InferenceClass.Standard });
        await Collect(llm.Chat(Hello, parent: Sys));
        await Collect(llm.Chat(Hello, options: new LlmChatOptions { InferenceClass = InferenceClass.Low }, parent: Sys));
        Gateway.Requests[0].Request.Headers.GetValues("X-LiveKit-Inference-Provider").ShouldBe(["azure"]);
        Gateway.Requests.Select(request => request.Request.Headers.GetValues("X-LiveKit-Inference-Priority").Single()).ShouldBe(["standard", "low"]);
    });
}

file sealed class LogLines : Microsoft.Extensions.Logging.ILoggerFactory, Microsoft.Extensions.Logging.ILogger
{
    public List<string> Lines { get; } = [];

    public void AddProvider(Microsoft.Extensions.Logging.ILoggerProvider provider)
    {
    }

    public Microsoft.Extensions.Logging.ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(Microsoft.Extensions.Logging.LogLevel logLevel) => true;

    public void Log<TState>(
        Microsoft.Extensions.Logging.LogLevel logLevel,
        Microsoft.Extensions.Logging.EventId eventId,
        TState state,
        Exception? exception,
        Func<TState, Exception?, string> formatter) => Lines.Add(formatter(state, exception));

    public void Dispose()
    {
    }
}
