using System.Net;
using System.Text;
using System.Text.Json;

namespace Agents.Gateway.Tests;

public sealed class ChatTests
{
    private const string Tools = """[{"type":"function","function":{"name":"get_time","description":"","parameters":{"type":"object","properties":{}}}},{"type":"function","function":{"name":"get_date","description":"","parameters":{"type":"object","properties":{"zone":{"type":"string"}},"required":["zone"]}}}]""";

    [Fact]
    public async Task Point_100_one_new_tool_call_per_event_finish_on_its_own_whole_numbers_and_DONE_last()
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        var events = await StreamAsync(gateway, Ask("what time is it and what day is it", Tools));
        events[^1].ShouldBe("[DONE]");
        var chunks = events[..^1].Select(text => JsonDocument.Parse(text).RootElement).ToList();
        var deltas = chunks.Where(chunk => chunk.GetProperty("choices").GetArrayLength() > 0).Select(chunk => chunk.GetProperty("choices")[0]).ToList();
        var calls = deltas.Where(choice => choice.GetProperty("delta").TryGetProperty("tool_calls", out _))
            .Select(choice => choice.GetProperty("delta").GetProperty("tool_calls")).ToList();
        calls.ShouldAllBe(list => list.GetArrayLength() == 1);
        var started = calls.Where(list => list[0].TryGetProperty("id", out _)).Select(list => list[0]).ToList();
        started.Select(call => (call.GetProperty("index").GetInt32(), call.GetProperty("function").String("name"))).ShouldBe([(0, "get_time"), (1, "get_date")]);
        var finishing = deltas.Single(choice => choice.GetProperty("finish_reason").ValueKind == JsonValueKind.String);
        finishing.String("finish_reason").ShouldBe("tool_calls");
        finishing.GetProperty("delta").EnumerateObject().ShouldBeEmpty();
        deltas[^1].GetRawText().ShouldBe(finishing.GetRawText());
        var usage = chunks[^1].GetProperty("usage");
        usage.GetProperty("total_tokens").GetInt32().ShouldBe(usage.GetProperty("prompt_tokens").GetInt32() + usage.GetProperty("completion_tokens").GetInt32());
        usage.GetProperty("prompt_tokens_details").GetProperty("cached_tokens").GetInt32().ShouldBe(0);
        chunks.Select(chunk => chunk.String("id")).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task Point_100_models_answers_200_with_the_list()
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        var models = JsonDocument.Parse(await gateway.Http.GetStringAsync("models")).RootElement;
        models.String("object").ShouldBe("list");
        models.GetProperty("data").EnumerateArray().Select(model => model.String("id")).ShouldBe([Concierge.Model]);
    }

    [Fact]
    public async Task Without_stream_the_answer_comes_whole()
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        var answer = JsonDocument.Parse(await (await PostAsync(gateway, Ask("hello", stream: false))).Content.ReadAsStringAsync()).RootElement;
        answer.String("object").ShouldBe("chat.completion");
        var choice = answer.GetProperty("choices")[0];
        choice.GetProperty("message").String("content").ShouldBe(SmallTalk.Greeting);
        choice.String("finish_reason").ShouldBe("stop");
        answer.GetProperty("usage").GetProperty("completion_tokens").GetInt32().ShouldBe(6);
    }

    [Fact]
    public async Task Usage_is_streamed_only_when_it_was_asked_for()
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        var events = await StreamAsync(gateway, """{"model":"local/concierge","stream":true,"messages":[{"role":"user","content":"hello"}]}""");
        events.ShouldAllBe(text => !text.Contains("\"usage\""));
    }

    [Fact]
    public async Task A_silent_model_is_bridged_by_comments()
    {
        var time = new ObservedTime();
        var scripts = new ScriptedEngines().Answers("slow", AnswerScript.Of("Well.") with { FirstToken = 12.Seconds() });
        await using var gateway = await TestGateway.StartAsync(new GatewayOptions { Engines = scripts.Build(), Time = time });
        gateway.Http.DefaultRequestHeaders.Authorization = new("Bearer", Agents.Messages.AccessToken.Mint("devkey", "secret", time));
        using var request = new HttpRequestMessage(HttpMethod.Post, "chat/completions");
        request.Content = new StringContent(Ask("hello", model: "scripted/slow"), Encoding.UTF8, "application/json");
        var sending = gateway.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        await time.ArmedAsync(12.Seconds());
        await time.ArmedAsync(5.Seconds());
        time.Advance(5.Seconds());
        using var answer = await sending;
        using var body = new StreamReader(await answer.Content.ReadAsStreamAsync());
        (await body.ReadLineAsync()).ShouldBe(": keep-alive");
        (await body.ReadLineAsync()).ShouldBe("");
        await time.ArmedAsync(5.Seconds());
        time.Advance(7.Seconds());
        (await body.ReadToEndAsync()).ShouldEndWith("data: [DONE]\n\n");
    }

    [Theory]
    [InlineData("""{""", 400, "not JSON")]
    [InlineData("""[]""", 400, "JSON object")]
    [InlineData("""{"messages":[{"role":"user"}]}""", 400, "'model'")]
    [InlineData("""{"model":"local/concierge"}""", 400, "'messages'")]
    [InlineData("""{"model":"local/concierge","messages":[]}""", 400, "'messages'")]
    [InlineData("""{"model":"local/concierge","messages":[{"role":"king","content":"x"}]}""", 400, "messages[0].role")]
    [InlineData("""{"model":"local/concierge","messages":[{"role":"user","content":7}]}""", 400, "messages[0].content")]
    [InlineData("""{"model":"local/concierge","messages":[{"role":"user","content":"x"}],"tool_choice":"required"}""", 400, "tool_choice")]
    [InlineData("""{"model":"local/concierge","messages":[{"role":"user","content":"x"}],"response_format":{"type":"xml"}}""", 400, "response_format")]
    [InlineData("""{"model":"openai/gpt-4o","messages":[{"role":"user","content":"x"}]}""", 404, "local/concierge")]
    public async Task A_bad_request_is_told_what_is_wrong(string body, int status, string says)
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        var answer = await PostAsync(gateway, body);
        ((int)answer.StatusCode).ShouldBe(status);
        var error = JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.GetProperty("error");
        error.String("message").ShouldContain(says);
        error.GetProperty("code").GetInt32().ShouldBe(status);
    }

    [Fact]
    public async Task Wrong_methods_and_paths_are_refused()
    {
        await using var gateway = await TestGateway.StartAsync(new Concierge());
        (await gateway.Http.GetAsync("chat/completions")).StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
        (await gateway.Http.GetAsync("eot")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gateway.Http.GetAsync("avatar/sessions")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await gateway.Http.GetAsync("stt")).StatusCode.ShouldBe(HttpStatusCode.UpgradeRequired);
    }

    internal static string Ask(string text, string? tools = null, bool stream = true, string model = Concierge.Model) =>
        $$"""{"model":"{{model}}","stream":{{(stream ? "true" : "false")}},"stream_options":{"include_usage":true},"unknown":1,"messages":[{"role":"user","content":"{{text}}"}]{{(tools is null ? "" : $",\"tools\":{tools}")}}}""";

    internal static Task<HttpResponseMessage> PostAsync(TestGateway gateway, string body) =>
        gateway.Http.PostAsync("chat/completions", new StringContent(body, Encoding.UTF8, "application/json"));

    internal static async Task<List<string>> StreamAsync(TestGateway gateway, string body)
    {
        var answer = await PostAsync(gateway, body);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("text/event-stream");
        var text = await answer.Content.ReadAsStringAsync();
        return [.. text.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(entry => entry["data: ".Length..])];
    }
}
