using System.Net;
using System.Text;
using System.Text.Json;

namespace Agents.Gateway.Tests;

public sealed class OpenAiResponderTests
{
    [Fact]
    public async Task An_answer_of_another_server_comes_through_in_our_form_and_our_token_stays_here()
    {
        var server = new Server("""
            data: {"choices":[{"delta":{"role":"assistant","content":"Let me "}}]}

            : comment
            data: {"choices":[{"delta":{"content":[{"type":"text","text":"look."}],"tool_calls":[{"index":0,"id":"a","function":{"name":"time","arguments":"{"}},{"index":1,"id":"b","function":{"name":"date","arguments":"{}"}},{"index":0,"function":{"arguments":"}"}}]},"finish_reason":"tool_calls"}]}

            data: {"choices":[],"usage":{"prompt_tokens":5,"completion_tokens":null,"total_tokens":5}}

            data: [DONE]


            """);
        await using var gateway = await StartAsync(server, "upstream-key");
        var events = await ChatTests.StreamAsync(gateway, ChatTests.Ask("hello", model: "llama"));
        var deltas = events[1..^1].Select(text => JsonDocument.Parse(text).RootElement).ToList();
        deltas.Select(Sketch).ShouldBe(["Let me ", "look.", "call 0 time", "args 0 {", "call 1 date", "args 1 {}", "args 0 }", "finish tool_calls", "usage 5 0"]);
        server.Authorization.ShouldBe("Bearer upstream-key");
        var sent = JsonDocument.Parse(server.Body!).RootElement;
        sent.String("model").ShouldBe("llama");
        sent.GetProperty("unknown").GetInt32().ShouldBe(1);
        sent.GetProperty("stream").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task A_client_that_does_not_stream_gets_it_whole()
    {
        var server = new Server("data: {\"choices\":[{\"delta\":{\"content\":\"Hi.\"},\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n");
        await using var gateway = await StartAsync(server, null);
        var answer = await (await ChatTests.PostAsync(gateway, ChatTests.Ask("hello", stream: false, model: "llama"))).Content.ReadAsStringAsync();
        JsonDocument.Parse(answer).RootElement.GetProperty("choices")[0].GetProperty("message").String("content").ShouldBe("Hi.");
        server.Authorization.ShouldBeNull();
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests, 429)]
    [InlineData(HttpStatusCode.InternalServerError, 500)]
    [InlineData(HttpStatusCode.NotFound, 404)]
    public async Task Its_status_is_passed_on(HttpStatusCode status, int expected)
    {
        await using var gateway = await StartAsync(new Server("", status), null);
        ((int)(await ChatTests.PostAsync(gateway, ChatTests.Ask("hello", model: "llama"))).StatusCode).ShouldBe(expected);
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_502_with_its_address()
    {
        await using var gateway = await TestGateway.StartAsync(new OpenAiResponder(new OpenAiSettings(new Uri("http://127.0.0.1:1/v1"))));
        var answer = await ChatTests.PostAsync(gateway, ChatTests.Ask("hello", model: "llama"));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("127.0.0.1:1");
    }

    [Theory]
    [InlineData("data: {oops\n\n")]
    [InlineData("data: {\"error\":{\"message\":\"gone\"}}\n\n")]
    public async Task A_server_that_breaks_in_the_middle_is_an_error_event(string rest)
    {
        await using var gateway = await StartAsync(new Server("data: {\"choices\":[{\"delta\":{\"content\":\"Hi\"}}]}\n\n" + rest), null);
        var events = await ChatTests.StreamAsync(gateway, ChatTests.Ask("hello", model: "llama"));
        JsonDocument.Parse(events[^1]).RootElement.GetProperty("error").GetProperty("code").GetInt32().ShouldBe(502);
    }

    [Fact]
    public async Task Models_of_this_machine_are_not_passed_on()
    {
        var server = new Server("", HttpStatusCode.InternalServerError);
        await using var gateway = await TestGateway.StartAsync(new Concierge(), Responder(server, null));
        (await ChatTests.PostAsync(gateway, ChatTests.Ask("hello"))).StatusCode.ShouldBe(HttpStatusCode.OK);
        server.Body.ShouldBeNull();
    }

    private static string Sketch(JsonElement chunk)
    {
        if (chunk.TryGetProperty("usage", out var usage)) return $"usage {usage.GetProperty("prompt_tokens")} {usage.GetProperty("completion_tokens")}";
        var choice = chunk.GetProperty("choices")[0];
        if (choice.GetProperty("finish_reason").ValueKind == JsonValueKind.String) return $"finish {choice.String("finish_reason")}";
        var delta = choice.GetProperty("delta");
        if (delta.TryGetProperty("content", out var content)) return content.GetString()!;
        var call = delta.GetProperty("tool_calls").EnumerateArray().Single();
        var function = call.GetProperty("function");
        return function.TryGetProperty("name", out var name) ? $"call {call.GetProperty("index")} {name}" : $"args {call.GetProperty("index")} {function.String("arguments")}";
    }

    private static OpenAiResponder Responder(Server server, string? key) => new(new OpenAiSettings(new Uri("http://models.example/v1"), key), server);

    private static Task<TestGateway> StartAsync(Server server, string? key) => TestGateway.StartAsync(Responder(server, key));

    private sealed class Server(string body, HttpStatusCode status = HttpStatusCode.OK) : HttpMessageHandler
    {
        public string? Authorization { get; private set; }

        public string? Body { get; private set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancel)
        {
            request.RequestUri!.AbsoluteUri.ShouldBe("http://models.example/v1/chat/completions");
            Authorization = request.Headers.Authorization?.ToString();
            Body = await request.Content!.ReadAsStringAsync(cancel);
            return new(status) { Content = new StringContent(body, Encoding.UTF8, "text/event-stream") };
        }
    }
}
