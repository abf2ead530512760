using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Reads the body of <c>/chat/completions</c> (protocol section 4.2). Unknown members are ignored.</summary>
internal static class ChatRequestReader
{
    /// <exception cref="ProtocolException">The body is not what the protocol asks for; says where.</exception>
    public static IncomingChat Read(JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) throw Bad("the body must be a JSON object");
        var model = body.Text("model") is { Length: > 0 } name ? name : throw Bad("'model' is missing");
        if (!body.TryGetProperty("messages", out var messages) || messages.ValueKind != JsonValueKind.Array || messages.GetArrayLength() == 0)
            throw Bad("'messages' must be a non-empty array");

        var tools = ReadTools(body);
        var request = new ChatRequest(
            model,
            [.. messages.EnumerateArray().Select(ReadTurn)],
            tools,
            ReadToolChoice(body, tools),
            body.Flag("parallel_tool_calls") ?? true,
            ReadFormat(body),
            body.Whole("max_completion_tokens") ?? body.Whole("max_tokens"),
            body);
        return new(request, body.Flag("stream") ?? false, body.Member("stream_options").Flag("include_usage") ?? false);
    }

    private static ChatTurn ReadTurn(JsonElement message, int index)
    {
        if (message.ValueKind != JsonValueKind.Object) throw Bad($"messages[{index}] must be an object");
        var role = message.Text("role") ?? throw Bad($"messages[{index}].role is missing");
        if (role is not ("system" or "developer" or "user" or "assistant" or "tool"))
            throw Bad($"messages[{index}].role must be system, developer, user, assistant or tool");
        return new(role, ReadText(message.Member("content"), index), ReadCalls(message, index), message.Text("tool_call_id"));
    }

    private static string ReadText(JsonElement content, int index) => content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Join('\n', content.EnumerateArray().Select(part => part.Text("text")).OfType<string>()),
        JsonValueKind.Null or JsonValueKind.Undefined => "",
        _ => throw Bad($"messages[{index}].content must be a text or an array of parts"),
    };

    private static MadeToolCall[] ReadCalls(JsonElement message, int index)
    {
        var calls = message.Member("tool_calls");
        if (calls.ValueKind != JsonValueKind.Array) return [];
        return
        [
            .. calls.EnumerateArray().Select((call, at) => new MadeToolCall(
                call.Text("id") ?? throw Bad($"messages[{index}].tool_calls[{at}].id is missing"),
                call.Member("function").Text("name") ?? throw Bad($"messages[{index}].tool_calls[{at}].function.name is missing"),
                call.Member("function").Text("arguments") ?? "{}")),
        ];
    }

    private static ToolOffer[] ReadTools(JsonElement body)
    {
        var tools = body.Member("tools");
        if (tools.ValueKind is JsonValueKind.Undefined or JsonValueKind.Null) return [];
        if (tools.ValueKind != JsonValueKind.Array) throw Bad("'tools' must be an array");
        return
        [
            .. tools.EnumerateArray().Select(tool => tool.Member("function")).Where(f => f.ValueKind == JsonValueKind.Object)
                .Select((f, at) => new ToolOffer(
                    f.Text("name") ?? throw Bad($"tools[{at}].function.name is missing"), f.Text("description") ?? "", f.Member("parameters"))),
        ];
    }

    private static ToolChoice ReadToolChoice(JsonElement body, ToolOffer[] tools)
    {
        var choice = body.Member("tool_choice");
        if (choice.ValueKind == JsonValueKind.Object)
        {
            var name = choice.Member("function").Text("name") ?? throw Bad("tool_choice.function.name is missing");
            return tools.Any(tool => tool.Name == name)
                ? new(ToolChoiceMode.Named, name)
                : throw Bad("tool_choice names a function that is not among 'tools'");
        }

        return (choice.ValueKind == JsonValueKind.String ? choice.GetString() : "auto") switch
        {
            "auto" => new(ToolChoiceMode.Auto),
            "none" => new(ToolChoiceMode.None),
            "required" when tools.Length == 0 => throw Bad("tool_choice is 'required', but there are no tools"),
            "required" => new(ToolChoiceMode.Required),
            _ => throw Bad("tool_choice must be auto, none, required or a function"),
        };
    }

    private static ResponseFormat ReadFormat(JsonElement body)
    {
        var format = body.Member("response_format");
        return format.Text("type") switch
        {
            null or "text" => new(ResponseFormatKind.Text),
            "json_object" => new(ResponseFormatKind.JsonObject),
            "json_schema" when format.Member("json_schema").Member("schema") is { ValueKind: JsonValueKind.Object } schema =>
                new(ResponseFormatKind.JsonSchema, schema),
            "json_schema" => throw Bad("response_format.json_schema.schema is missing"),
            _ => throw Bad("response_format.type must be text, json_object or json_schema"),
        };
    }

    private static ProtocolException Bad(string what) => new(400, $"Bad request: {what}.");
}

/// <summary>A chat request with what concerns only the transport.</summary>
/// <param name="Request">For the engine.</param>
/// <param name="Stream">Whether the client wants server-sent events.</param>
/// <param name="IncludeUsage">Whether a streaming client wants the usage chunk.</param>
internal sealed record IncomingChat(ChatRequest Request, bool Stream, bool IncludeUsage);
