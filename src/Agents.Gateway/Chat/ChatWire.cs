using System.Text.Json;

namespace Agents.Gateway;

/// <summary>Writes answers of <c>/chat/completions</c> (protocol sections 4.6, 4.7).</summary>
/// <param name="Id">The answer's id.</param>
/// <param name="Created">When it began, in epoch seconds.</param>
/// <param name="Model">The model as the client named it.</param>
internal sealed record ChatWire(string Id, long Created, string Model)
{
    /// <summary>The opening event: who speaks.</summary>
    public void WriteRole(Utf8JsonWriter json) => WriteDelta(json, 0, null, static (writer, _) => writer.WriteString("role", "assistant"));

    /// <summary>One event for one part of the answer: at most one new tool call each, the finish reason on its own.</summary>
    public void WritePart(Utf8JsonWriter json, AnswerPart part)
    {
        switch (part)
        {
            case AnswerPart.Text text:
                WriteDelta(json, text, null, static (writer, text) => writer.WriteString("content", text.Value));
                break;
            case AnswerPart.ToolCall call:
                WriteDelta(json, call, null, WriteCallStart);
                break;
            case AnswerPart.Arguments arguments:
                WriteDelta(json, arguments, null, WriteArguments);
                break;
            case AnswerPart.Finish finish:
                WriteDelta(json, 0, finish.Reason, static (_, _) => { });
                break;
            case AnswerPart.Usage usage:
                WriteHead(json, "chat.completion.chunk");
                json.WriteStartArray("choices");
                json.WriteEndArray();
                WriteUsage(json, usage);
                break;
        }
    }

    /// <summary>The whole answer at once, for clients that do not stream.</summary>
    public void WriteWhole(Utf8JsonWriter json, WholeAnswer answer)
    {
        WriteHead(json, "chat.completion");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("message");
        json.WriteString("role", "assistant");
        if (answer.Text.Length > 0 || answer.Calls.Count == 0) json.WriteString("content", answer.Text);
        else json.WriteNull("content");
        if (answer.Calls.Count > 0) WriteCalls(json, answer.Calls);
        json.WriteEndObject();
        json.WriteString("finish_reason", answer.Reason);
        json.WriteNull("logprobs");
        json.WriteEndObject();
        json.WriteEndArray();
        WriteUsage(json, answer.Usage);
    }

    private void WriteDelta<T>(Utf8JsonWriter json, T state, string? finish, Action<Utf8JsonWriter, T> delta)
    {
        WriteHead(json, "chat.completion.chunk");
        json.WriteStartArray("choices");
        json.WriteStartObject();
        json.WriteNumber("index", 0);
        json.WriteStartObject("delta");
        delta(json, state);
        json.WriteEndObject();
        json.WriteString("finish_reason", finish);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private void WriteHead(Utf8JsonWriter json, string kind)
    {
        json.WriteString("id", Id);
        json.WriteString("object", kind);
        json.WriteNumber("created", Created);
        json.WriteString("model", Model);
    }

    private static void WriteCallStart(Utf8JsonWriter json, AnswerPart.ToolCall call)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", call.Index);
        json.WriteString("id", call.Id);
        json.WriteString("type", "function");
        json.WriteStartObject("function");
        json.WriteString("name", call.Name);
        json.WriteString("arguments", "");
        json.WriteEndObject();
        WriteExtraContent(json, call.ExtraContent);
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteArguments(Utf8JsonWriter json, AnswerPart.Arguments arguments)
    {
        json.WriteStartArray("tool_calls");
        json.WriteStartObject();
        json.WriteNumber("index", arguments.Index);
        json.WriteStartObject("function");
        json.WriteString("arguments", arguments.Json);
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    private static void WriteCalls(Utf8JsonWriter json, IReadOnlyList<WholeCall> calls)
    {
        json.WriteStartArray("tool_calls");
        foreach (var call in calls)
        {
            json.WriteStartObject();
            json.WriteString("id", call.Id);
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            json.WriteString("name", call.Name);
            json.WriteString("arguments", call.Arguments);
            json.WriteEndObject();
            WriteExtraContent(json, call.ExtraContent);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteExtraContent(Utf8JsonWriter json, string? extra)
    {
        if (extra is null) return;
        json.WritePropertyName("extra_content");
        json.WriteRawValue(extra);
    }

    private static void WriteUsage(Utf8JsonWriter json, AnswerPart.Usage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", usage.Prompt);
        json.WriteNumber("completion_tokens", usage.Completion);
        json.WriteNumber("total_tokens", usage.Prompt + usage.Completion);
        json.WriteStartObject("prompt_tokens_details");
        json.WriteNumber("cached_tokens", usage.Cached);
        json.WriteEndObject();
        json.WriteEndObject();
    }
}
