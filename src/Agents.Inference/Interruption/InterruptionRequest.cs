using System.Globalization;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using System.Text.Json;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>One HTTP request of an interruption stream (protocol 5.5): tells the stream the answer, crashes on any failure.</summary>
internal sealed class InterruptionRequest : ReceiveActor
{
    private const string Service = "interruption detection";

    private readonly InterruptionPlan _plan;
    private readonly InterruptionSettings _settings;
    private readonly SendWindow _window;
    private readonly int _attempt;
    private readonly CancellationTokenSource _stop = new();

    public InterruptionRequest(InterruptionPlan plan, InterruptionSettings settings, SendWindow window, int attempt)
    {
        _plan = plan;
        _settings = settings;
        _window = window;
        _attempt = attempt;
        Receive<ConnectionCrashed>(crash => ExceptionDispatchInfo.Throw(crash.Error));
    }

    protected override void PreStart() => _ = RunAsync(Self, Context.Parent, _stop.Token);

    protected override void PostStop() => _stop.Cancel();

    private async Task RunAsync(IActorRef self, IActorRef stream, CancellationToken stop)
    {
        using var limit = new TimeLimit(_plan.Options.Clock, stop);
        limit.Start(_plan.Options.InferenceTimeout);
        var started = _plan.Options.Clock.GetTimestamp();
        try
        {
            var verdict = await AskAsync(limit.Token) with { PredictionDuration = _plan.Options.Clock.GetElapsedTime(started).TotalSeconds };
            stream.Tell(new InterruptionAnswered(_attempt, verdict), self);
            stream.Tell(new ConnectionEnded(_attempt), self);
        }
        catch (Exception error)
        {
            if (!stop.IsCancellationRequested)
                self.Tell(new ConnectionCrashed(limit.Expired ? new ApiStatusException($"{Service} timed out", 408, retryable: false, inner: error) : Explain(error)), self);
        }
    }

    private async Task<BargeInVerdict> AskAsync(CancellationToken cancellation)
    {
        using var request = CreateRequest();
        using var response = await _plan.Options.Transport.SendAsync(request, cancellation);
        var body = await response.Content.ReadAsByteArrayAsync(cancellation);
        var status = (int)response.StatusCode;
        if (status >= 400)
        {
            throw new ApiStatusException(
                $"error during {Service} ({status})", status, body: System.Text.Encoding.UTF8.GetString(body), retryable: status == 429 ? false : null);
        }
        if (response.Content.Headers.ContentType?.MediaType != "application/json")
            throw new ApiStatusException($"{Service} answered with {response.Content.Headers.ContentType}", status);
        try
        {
            return BargeInVerdict.ReadHttp(body);
        }
        catch (JsonException error)
        {
            throw new ApiStatusException($"{Service} gave an answer that cannot be read", status, inner: error);
        }
    }

    private HttpRequestMessage CreateRequest()
    {
        if (_plan.Gateway.ApiKey.Value.Length == 0 || _plan.Gateway.ApiSecret.Value.Length == 0)
            throw new ApiException($"{Service} needs an API key and secret: set ApiKey and ApiSecret, or LIVEKIT_API_KEY and LIVEKIT_API_SECRET.");
        var query = string.Create(
            CultureInfo.InvariantCulture, $"/bargein?threshold={_settings.Threshold ?? 0.5}&min_frames={_settings.MinFrames}&created_at={_window.CreatedAt}");
        var request = new HttpRequestMessage(HttpMethod.Post, _plan.Gateway.Http(query))
        {
            Content = new ByteArrayContent(MemoryMarshal.AsBytes(_window.Samples.AsSpan()).ToArray()),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
        request.Headers.TryAddWithoutValidation("Authorization", _plan.Gateway.Bearer(_plan.Options.Clock));
        return request;
    }

    private static ApiException Explain(Exception error) => error switch
    {
        ApiException known => known,
        HttpRequestException or IOException => new ApiConnectionException($"failed to reach {Service}", inner: error),
        _ => new ApiException($"error during {Service}", inner: error),
    };
}
