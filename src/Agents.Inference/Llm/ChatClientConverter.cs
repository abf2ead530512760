using System.Text;
using System.Text.Json;
using Agents.Messages;
using Microsoft.Extensions.AI;
using Newtonsoft.Json.Linq;
using MeaiMessage = Microsoft.Extensions.AI.ChatMessage;
using MeaiRole = Microsoft.Extensions.AI.ChatRole;
using OurMessage = Agents.Messages.ChatMessage;
using OurRole = Agents.Messages.ChatRole;
using OurText = Agents.Messages.TextContent;

namespace Agents.Inference;

/// <summary>Between the chat types of Microsoft.Extensions.AI and ours.</summary>
internal static class ChatClientConverter
{
    public static ChatContext Context(IEnumerable<MeaiMessage> messages, ChatOptions? options)
    {
        var context = options?.Instructions is { Length: > 0 } instructions
            ? ChatContext.Empty.AddMessage(OurRole.System, instructions)
            : ChatContext.Empty;
        return context.AddRange(messages.SelectMany(Items));
    }

    public static LlmChatOptions Options(ChatOptions? options) => new()
    {
        ParallelToolCalls = options?.AllowMultipleToolCalls,
        ToolChoice = options?.ToolMode switch
        {
            NoneChatToolMode => ToolChoice.None,
            RequiredChatToolMode { RequiredFunctionName: { } name } => ToolChoice.Function(name),
            RequiredChatToolMode => ToolChoice.Required,
            AutoChatToolMode => ToolChoice.Auto,
            _ => null,
        },
        ResponseFormat = options?.ResponseFormat is ChatResponseFormatJson { Schema: { } schema } json
            ? new ResponseFormat(json.SchemaName ?? "response", WireJson.ParseObject(Encoding.UTF8.GetBytes(schema.GetRawText())))
            : null,
        Extra = Parameters(options),
    };

    public static ChatResponseUpdate Update(ChatChunk chunk, string model)
    {
        var contents = new List<AIContent>();
        if (!string.IsNullOrEmpty(chunk.Delta?.Content))
            contents.Add(new Microsoft.Extensions.AI.TextContent(chunk.Delta.Content));
        foreach (var call in chunk.Delta?.ToolCalls ?? [])
            contents.Add(new FunctionCallContent(call.CallId, call.Name, Arguments(call.Arguments)));
        if (chunk.Usage is { } usage)
        {
            contents.Add(new UsageContent(new UsageDetails
            {
                InputTokenCount = usage.PromptTokens,
                OutputTokenCount = usage.CompletionTokens,
                TotalTokenCount = usage.TotalTokens,
                CachedInputTokenCount = usage.PromptCachedTokens,
            }));
        }
        return new ChatResponseUpdate(MeaiRole.Assistant, contents) { ResponseId = chunk.Id, MessageId = chunk.Id, ModelId = model };
    }

    private static IEnumerable<ChatItem> Items(MeaiMessage message)
    {
        var id = message.MessageId ?? ShortId.Create("item_");
        var parts = message.Contents.Select(Content).OfType<ChatContent>().ToList();
        if (parts.Count > 0)
            yield return new OurMessage(Role(message.Role), parts) { Id = id };
        foreach (var call in message.Contents.OfType<FunctionCallContent>())
            yield return new FunctionCall(call.CallId, call.Name, JsonSerializer.Serialize(call.Arguments)) { Id = $"{id}/{call.CallId}" };
        foreach (var result in message.Contents.OfType<FunctionResultContent>())
            yield return new FunctionCallOutput(result.CallId, result.Result as string ?? JsonSerializer.Serialize(result.Result), result.Exception is not null);
    }

    private static ChatContent? Content(AIContent content) => content switch
    {
        Microsoft.Extensions.AI.TextContent text => new OurText(text.Text),
        DataContent data when data.HasTopLevelMediaType("image") => new ImageContent(Data: data.Data, MimeType: data.MediaType),
        UriContent uri when uri.HasTopLevelMediaType("image") => new ImageContent(uri.Uri.ToString()),
        _ => null,
    };

    private static OurRole Role(MeaiRole role) => role.Value switch
    {
        "system" => OurRole.System,
        "developer" => OurRole.Developer,
        "assistant" => OurRole.Assistant,
        _ => OurRole.User,
    };

    private static JObject? Parameters(ChatOptions? options)
    {
        var parameters = new JObject();
        Add("temperature", options?.Temperature);
        Add("top_p", options?.TopP);
        Add("max_completion_tokens", options?.MaxOutputTokens);
        Add("frequency_penalty", options?.FrequencyPenalty);
        Add("presence_penalty", options?.PresencePenalty);
        Add("seed", options?.Seed);
        if (options?.StopSequences is { Count: > 0 } stop)
            parameters["stop"] = new JArray(stop);
        return parameters;

        void Add(string name, JToken? value)
        {
            if (value is { Type: not JTokenType.Null })
                parameters[name] = value;
        }
    }

    private static Dictionary<string, object?>? Arguments(string json)
    {
        try
        {
            return JsonSerializer.Deserialize<Dictionary<string, object?>>(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
