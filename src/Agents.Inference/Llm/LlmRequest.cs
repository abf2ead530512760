using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using System.Text.Json;
using Agents.Messages;
using Microsoft.Extensions.Logging;
using Newtonsoft.Json.Linq;

namespace Agents.Inference;

/// <summary>One HTTP request of an answer: tells the stream each chunk, and crashes on any failure. Never used twice.</summary>
internal sealed class LlmRequest : ReceiveActor
{
    private readonly LlmRequestPlan _plan;
    private readonly CancellationTokenSource _stop = new();

    public LlmRequest(LlmRequestPlan plan)
    {
        _plan = plan;
        Receive<ConnectionCrashed>(crash => ExceptionDispatchInfo.Throw(crash.Error));
    }

    protected override void PreStart() => _ = RunAsync(Self, Context.Parent, _stop.Token);

    protected override void PostStop() => _stop.Cancel();

    private async Task RunAsync(IActorRef self, IActorRef stream, CancellationToken stop)
    {
        using var limit = new TimeLimit(_plan.Options.Clock, stop);
        try
        {
            await AskAsync(self, stream, limit);
            stream.Tell(new ConnectionEnded(_plan.Attempt), self);
        }
        catch (Exception error)
        {
            if (!stop.IsCancellationRequested)
                self.Tell(new ConnectionCrashed(limit.Expired ? new ApiTimeoutException(inner: error) : error as ApiException ?? new ApiConnectionException(inner: error)), self);
        }
    }

    private async Task AskAsync(IActorRef self, IActorRef stream, TimeLimit limit)
    {
        using var response = await SendAsync(limit);
        await using var body = await response.Content.ReadAsStreamAsync(limit.Token);
        var finished = false;
        await foreach (var data in ServerSentEvents.ReadAsync(ReadLimited, limit.Token))
        {
            if (data.Span.SequenceEqual("[DONE]"u8))
                return;
            var json = WireJson.ParseObject(data.Span);
            if (json["error"] is { Type: not JTokenType.Null } failure)
                throw new ApiConnectionException($"The model's answer broke off: {MessageOf(failure)}");
            var chunk = ChatCompletionChunk.Parse(json);
            finished |= chunk.Usage is not null || chunk.Choices.Any(choice => choice.FinishReason is not null);
            stream.Tell(new LlmReceived(_plan.Attempt, chunk), self);
        }
        if (!finished)
            throw new ApiConnectionException("The model's answer broke off without an end.");

        async ValueTask<int> ReadLimited(Memory<byte> buffer, CancellationToken cancellation)
        {
            limit.Start(_plan.Timeout);
            var count = await body.ReadAsync(buffer, cancellation);
            limit.Stop();
            return count;
        }
    }

    /// <summary>Sends the request, again and again as far as the variant wants it, until there is an answer that is not an error.</summary>
    private async Task<HttpResponseMessage> SendAsync(TimeLimit limit)
    {
        for (var made = 0; ; made++)
        {
            TimeSpan? asked = null;
            try
            {
                using var request = CreateRequest();
                limit.Start(_plan.Timeout);
                var response = await _plan.Options.Transport.SendAsync(request, limit.Token);
                if ((int)response.StatusCode < 400)
                    return response;
                using (response)
                {
                    asked = ImmediateRetry.AskedBy(response);
                    throw await RefusedAsync(response, limit);
                }
            }
            catch (Exception error) when (made < _plan.Options.Variant.ImmediateRetries && !limit.Token.IsCancellationRequested && ImmediateRetry.MayHelp(error))
            {
                limit.Stop();
                await Task.Delay(ImmediateRetry.Delay(made, asked), _plan.Options.Clock, limit.Token);
            }
        }
    }

    private HttpRequestMessage CreateRequest()
    {
        var request = new HttpRequestMessage(HttpMethod.Post, _plan.Gateway.Http("/chat/completions" + _plan.Request.Query))
        {
            Content = new ByteArrayContent(WireJson.Write(_plan.Request.Body)),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.TryAddWithoutValidation("Accept", "text/event-stream");
        foreach (var (name, value) in InferenceHeaders.Create(_plan.Options, _plan.Gateway, _plan.Request.Headers))
            request.Headers.TryAddWithoutValidation(name, name == "Authorization" ? _plan.Authorization : value);
        return request;
    }

    private async Task<ApiStatusException> RefusedAsync(HttpResponseMessage response, TimeLimit limit)
    {
        var status = (int)response.StatusCode;
        if (status == 429)
            QuotaLog.Write(_plan.Options.LoggerFactory.CreateLogger<Llm>(), response);
        var text = await response.Content.ReadAsStringAsync(limit.Token);
        object? body = text;
        try
        {
            var json = WireJson.ParseObject(System.Text.Encoding.UTF8.GetBytes(text));
            body = json["error"] is { Type: not JTokenType.Null } error ? error : json;
        }
        catch (JsonException)
        {
            // The body is not JSON: it stays text.
        }
        var requestId = response.Headers.TryGetValues("x-request-id", out var ids) ? ids.First() : null;
        return new ApiStatusException($"Error code: {status} - {MessageOf(body)}", status, requestId, body, retryable: true);
    }

    private static string MessageOf(object? body) => body switch
    {
        JObject json when (string?)(json["message"] as JValue) is { } message => message,
        JToken json => json.ToString(Newtonsoft.Json.Formatting.None),
        _ => body as string ?? "",
    };
}
