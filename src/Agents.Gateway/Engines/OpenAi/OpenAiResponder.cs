using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Agents.Gateway;

/// <summary>Passes requests on to an OpenAI-compatible server and its answer back, in the form that every LiveKit client can read.</summary>
/// <param name="settings">Where the server is.</param>
/// <param name="handler">Sends the requests; null for the usual one. Disposed with the engine.</param>
public sealed class OpenAiResponder(OpenAiSettings settings, HttpMessageHandler? handler = null) : IResponder
{
    private readonly HttpClient _http = new(handler ?? new SocketsHttpHandler { ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
        Timeout = Timeout.InfiniteTimeSpan, // an answer may take as long as the client waits for it
    };

    /// <inheritdoc/>
    public IReadOnlyList<string> Models { get; } = settings.Models ?? [];

    /// <inheritdoc/>
    public bool Serves(string model) => Models.Count == 0 || Models.Contains(model);

    /// <inheritdoc/>
    public void Check(ModelName model)
    {
        // Whether the server knows the model, only the server can tell.
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<AnswerPart> AnswerAsync(
        ChatRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        using var answer = await SendAsync(request, cancel);
        await using var body = await answer.Content.ReadAsStreamAsync(cancel);
        await foreach (var item in SseParser.Create(body).EnumerateAsync(cancel))
        {
            if (item.Data == "[DONE]") yield break;
            foreach (var part in Parts(item.Data)) yield return part;
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _http.Dispose();
        return default;
    }

    private async Task<HttpResponseMessage> SendAsync(ChatRequest request, CancellationToken cancel)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, new Uri($"{settings.BaseUrl.ToString().TrimEnd('/')}/chat/completions"));
        message.Content = new ByteArrayContent(Body(request));
        message.Content.Headers.ContentType = new("application/json");
        if (settings.ApiKey is { Length: > 0 } key) message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        try
        {
            var answer = await _http.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancel);
            if (answer.IsSuccessStatusCode) return answer;
            using (answer) throw new ProtocolException((int)answer.StatusCode, $"The model server answered {(int)answer.StatusCode}.", answer.Headers.RetryAfter?.Delta);
        }
        catch (HttpRequestException error)
        {
            throw new ProtocolException(502, $"The model server {settings.BaseUrl.Authority} cannot be reached: {error.HttpRequestError}.");
        }
    }

    /// <summary>The client's body, always streaming and with usage: the gateway puts it together again for a client that does not stream.</summary>
    private static byte[] Body(ChatRequest request)
    {
        var body = JsonObject.Create(request.Body)!;
        body["model"] = request.Model;
        body["stream"] = true;
        body["stream_options"] = new JsonObject { ["include_usage"] = true };
        return JsonSerializer.SerializeToUtf8Bytes(body);
    }

    private static IEnumerable<AnswerPart> Parts(string data)
    {
        using var json = Parse(data);
        var chunk = json.RootElement;
        if (chunk.Member("error").ValueKind is JsonValueKind.Object or JsonValueKind.String) throw new ProtocolException(502, "The model server failed in the middle of its answer.");
        List<AnswerPart> parts = [];
        if (chunk.Member("choices") is { ValueKind: JsonValueKind.Array } choices && choices.GetArrayLength() > 0)
        {
            var choice = choices[0];
            AddText(parts, choice.Member("delta").Member("content"));
            AddCalls(parts, choice.Member("delta").Member("tool_calls"));
            if (choice.NonEmpty("finish_reason") is { } reason) parts.Add(new AnswerPart.Finish(reason));
        }

        if (chunk.Member("usage") is { ValueKind: JsonValueKind.Object } usage)
        {
            parts.Add(new AnswerPart.Usage(
                usage.Whole("prompt_tokens") ?? 0, usage.Whole("completion_tokens") ?? 0, usage.Member("prompt_tokens_details").Whole("cached_tokens") ?? 0));
        }

        return parts;
    }

    private static void AddText(List<AnswerPart> parts, JsonElement content)
    {
        if (content.ValueKind == JsonValueKind.String && content.GetString() is { Length: > 0 } text) parts.Add(new AnswerPart.Text(text));
        if (content.ValueKind == JsonValueKind.Array) parts.AddRange(content.EnumerateArray().Select(part => part.NonEmpty("text")).OfType<string>().Select(part => new AnswerPart.Text(part)));
    }

    private static void AddCalls(List<AnswerPart> parts, JsonElement calls)
    {
        if (calls.ValueKind != JsonValueKind.Array) return;
        foreach (var call in calls.EnumerateArray())
        {
            var index = call.Whole("index") ?? 0;
            var function = call.Member("function");
            if (function.NonEmpty("name") is { } name)
            {
                var extra = call.Member("extra_content") is { ValueKind: JsonValueKind.Object } content ? content.GetRawText() : null;
                parts.Add(new AnswerPart.ToolCall(index, call.NonEmpty("id") ?? WireIds.New("call_"), name, extra));
            }

            if (function.NonEmpty("arguments") is { } arguments) parts.Add(new AnswerPart.Arguments(index, arguments));
        }
    }

    private static JsonDocument Parse(string data)
    {
        try
        {
            return JsonDocument.Parse(data);
        }
        catch (JsonException)
        {
            throw new ProtocolException(502, "The model server sent something that is not JSON.");
        }
    }
}
