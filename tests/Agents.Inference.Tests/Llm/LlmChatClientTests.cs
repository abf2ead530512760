using Microsoft.Extensions.AI;

namespace Agents.Inference.Tests.LanguageModel;

public sealed class LlmChatClientTests : LlmTest
{
    [Fact]
    public void The_model_is_a_chat_client() => Run(async () =>
    {
        Reply(Text("Hel"), Text("lo", "stop"), Usage);
        using var client = CreateLlm().AsChatClient(Sys);
        var text = "";
        UsageDetails? usage = null;
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.System, "Be brief."), new ChatMessage(ChatRole.User, "hi")], new ChatOptions { Temperature = 0.5f }))
        {
            text += update.Text;
            usage = update.Contents.OfType<UsageContent>().FirstOrDefault()?.Details ?? usage;
        }
        text.ShouldBe("Hello");
        usage!.OutputTokenCount.ShouldBe(12);
        Body()["messages"]!.ShouldBeJson("""[{"role":"system","content":"Be brief."},{"role":"user","content":"hi"}]""");
        ((double)Body()["temperature"]!).ShouldBe(0.5);
    });

    [Fact]
    public void Calls_and_results_of_a_chat_client_go_both_ways() => Run(async () =>
    {
        Reply(Chunk(Newtonsoft.Json.Linq.JObject.Parse("""{"tool_calls":[{"index":0,"id":"c1","function":{"name":"weather","arguments":"{\"city\":\"Oslo\"}"}}]}""")), Chunk([], "tool_calls"));
        using var client = CreateLlm().AsChatClient(Sys);
        FunctionCallContent? call = null;
        await foreach (var update in client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "weather?")]))
            call = update.Contents.OfType<FunctionCallContent>().FirstOrDefault() ?? call;
        call!.Name.ShouldBe("weather");
        call.Arguments!["city"]!.ToString().ShouldBe("Oslo");

        Reply(Text("4 degrees", "stop"));
        await foreach (var _ in client.GetStreamingResponseAsync([
            new ChatMessage(ChatRole.User, "weather?"), new ChatMessage(ChatRole.Assistant, [call]), new ChatMessage(ChatRole.Tool, [new FunctionResultContent("c1", "4 C")])]))
        {
        }
        Body(1)["messages"]!.ShouldBeJson(
            """[{"role":"user","content":"weather?"},{"role":"assistant","tool_calls":[{"id":"c1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Oslo\"}"}}]},{"role":"tool","tool_call_id":"c1","content":"4 C"}]""");
    });
}
