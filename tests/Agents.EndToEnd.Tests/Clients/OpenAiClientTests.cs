using System.ClientModel;
using Agents.EndToEnd.Tests.Support;
using Agents.Messages;
using Newtonsoft.Json.Linq;
using OpenAI;
using OpenAI.Chat;
using ChatMessage = OpenAI.Chat.ChatMessage;

namespace Agents.EndToEnd.Tests.Clients;

/// <summary>The chat client of the NuGet package <c>OpenAI</c> against <c>agents gateway</c>.</summary>
public sealed class OpenAiClientTests : IAsyncLifetime
{
    private const string Question = "what time is it and what is the weather in Oslo";

    private static readonly ChatTool GetTime = ChatTool.CreateFunctionTool("get_time", "The time of day, what time it is.");

    private static readonly ChatTool GetWeather = ChatTool.CreateFunctionTool(
        "get_weather", "The weather in a city.",
        BinaryData.FromString("""{"type":"object","properties":{"city":{"type":"string"}},"required":["city"]}"""));

    private RunningGateway _gateway = null!;
    private ChatClient _chat = null!;

    public async Task InitializeAsync()
    {
        _gateway = await RunningGateway.StartAsync(["--port", "0"]);
        _chat = Client(AccessToken.Mint("devkey", "secret", TimeProvider.System));
    }

    public Task DisposeAsync()
    {
        _gateway.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Parallel_tool_calls_are_made_and_their_results_read(bool streaming)
    {
        List<ChatMessage> messages = [new SystemChatMessage("You help."), new UserChatMessage(Question)];
        var options = new ChatCompletionOptions { Tools = { GetTime, GetWeather }, AllowParallelToolCalls = true };

        var (calls, reason) = streaming ? await StreamCallsAsync(messages, options) : await AskCallsAsync(messages, options);

        reason.ShouldBe(ChatFinishReason.ToolCalls);
        calls.Select(call => (call.FunctionName, call.FunctionArguments.ToString())).ShouldBe([("get_time", "{}"), ("get_weather", """{"city":"Oslo"}""")]);
        messages.Add(new AssistantChatMessage(calls));
        messages.Add(new ToolChatMessage(calls[0].Id, "half past three"));
        messages.Add(new ToolChatMessage(calls[1].Id, "sunny in Oslo"));
        (await TextAsync(messages, options)).ShouldBe("The time is half past three. The weather is sunny in Oslo.");
    }

    [Fact]
    public async Task One_call_at_a_time_where_the_client_wants_that()
    {
        var options = new ChatCompletionOptions { Tools = { GetTime, GetWeather }, AllowParallelToolCalls = false };
        var (calls, _) = await AskCallsAsync([new UserChatMessage(Question)], options);
        calls.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_chosen_tool_is_called()
    {
        var options = new ChatCompletionOptions { Tools = { GetTime, GetWeather }, ToolChoice = ChatToolChoice.CreateFunctionChoice("get_time") };
        var (calls, _) = await AskCallsAsync([new UserChatMessage("hello")], options);
        calls.ShouldHaveSingleItem().FunctionName.ShouldBe("get_time");
    }

    [Fact]
    public async Task A_stream_ends_with_its_reason_and_its_usage()
    {
        List<StreamingChatCompletionUpdate> updates = [];
        await foreach (var update in _chat.CompleteChatStreamingAsync([new UserChatMessage("hello")]))
            updates.Add(update);

        updates.Count(update => update.ContentUpdate.Count > 0).ShouldBeGreaterThan(2, "words come one by one");
        updates.Single(update => update.FinishReason is not null).FinishReason.ShouldBe(ChatFinishReason.Stop);
        var usage = updates[^1].Usage.ShouldNotBeNull();
        usage.InputTokenCount.ShouldBeGreaterThan(0);
        usage.TotalTokenCount.ShouldBe(usage.InputTokenCount + usage.OutputTokenCount);
    }

    [Fact]
    public async Task A_response_format_is_kept()
    {
        var schema = BinaryData.FromString("""{"type":"object","properties":{"reply":{"type":"string"},"sure":{"type":"boolean"}},"required":["reply","sure"],"additionalProperties":false}""");
        var shaped = JObject.Parse(await TextAsync([new UserChatMessage("hello")], new() { ResponseFormat = ChatResponseFormat.CreateJsonSchemaFormat("reply", schema, jsonSchemaIsStrict: true) }));
        shaped.Properties().Select(property => (property.Name, property.Value.Type)).ShouldBe([("reply", JTokenType.String), ("sure", JTokenType.Boolean)]);

        JObject.Parse(await TextAsync([new UserChatMessage("hello")], new() { ResponseFormat = ChatResponseFormat.CreateJsonObjectFormat() })).Count.ShouldBeGreaterThan(0);
    }

    [Fact]
    public async Task A_limit_of_tokens_ends_the_answer()
    {
        ChatCompletion answer = await _chat.CompleteChatAsync([new UserChatMessage("hello")], new ChatCompletionOptions { MaxOutputTokenCount = 2 });
        answer.FinishReason.ShouldBe(ChatFinishReason.Length);
        answer.Usage.OutputTokenCount.ShouldBe(2);
    }

    [Fact]
    public async Task A_wrong_key_is_401_with_a_message()
    {
        var refused = await Should.ThrowAsync<ClientResultException>(() => Client("no token").CompleteChatAsync([new UserChatMessage("hello")]));
        refused.Status.ShouldBe(401);
        refused.Message.ShouldContain("token");
    }

    private ChatClient Client(string token) => new("local/concierge", new ApiKeyCredential(token), new OpenAIClientOptions { Endpoint = new Uri(_gateway.Url) });

    private async Task<(IReadOnlyList<ChatToolCall> Calls, ChatFinishReason? Reason)> AskCallsAsync(List<ChatMessage> messages, ChatCompletionOptions options)
    {
        ChatCompletion answer = await _chat.CompleteChatAsync(messages, options);
        return (answer.ToolCalls, answer.FinishReason);
    }

    private async Task<(IReadOnlyList<ChatToolCall> Calls, ChatFinishReason? Reason)> StreamCallsAsync(List<ChatMessage> messages, ChatCompletionOptions options)
    {
        var calls = new SortedDictionary<int, (string Id, string Name, string Arguments)>();
        ChatFinishReason? reason = null;
        await foreach (var update in _chat.CompleteChatStreamingAsync(messages, options))
        {
            reason = update.FinishReason ?? reason;
            foreach (var part in update.ToolCallUpdates)
            {
                var (id, name, arguments) = calls.GetValueOrDefault(part.Index, ("", "", ""));
                calls[part.Index] = (part.ToolCallId ?? id, part.FunctionName ?? name, arguments + part.FunctionArgumentsUpdate);
            }
        }

        return ([.. calls.Values.Select(call => ChatToolCall.CreateFunctionToolCall(call.Id, call.Name, BinaryData.FromString(call.Arguments)))], reason);
    }

    private async Task<string> TextAsync(List<ChatMessage> messages, ChatCompletionOptions options)
    {
        ChatCompletion answer = await _chat.CompleteChatAsync(messages, options);
        return answer.Content[0].Text;
    }
}
