using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// The service actor of one answer: asks through a child, hands on what comes, and asks again by the retry rule as long as nothing was
/// generated. After the first generated token a failure ends the answer.
/// </summary>
internal sealed class LlmStreamActor : ServiceActor
{
    private readonly LlmStreamPlan _plan;
    private readonly string _authorization;
    private readonly long _started;
    private ChunkTranslator _translator;
    private int _attempt;
    private bool _generated;
    private string? _lastId;
    private TimeSpan _ttft = ComponentMetrics.NotMeasured;
    private CompletionUsage? _usage;

    public LlmStreamActor(LlmStreamPlan plan)
        : base(RetryPolicy.ForLlm(plan.Connect) with { Statuses = plan.Options.Variant.Statuses }, plan.Events, plan.Life)
    {
        _plan = plan;
        _authorization = plan.Gateway.Bearer(plan.Options.Clock);
        _started = plan.Options.Clock.GetTimestamp();
        _translator = CreateTranslator();
        Receive<LlmReceived>(received => Received(received.Chunk), received => received.Attempt == _attempt);
        Receive<ConnectionEnded>(_ => Context.Stop(Sender), ended => ended.Attempt == _attempt);
        Receive<Terminated>(_ => RequestStopped());
        ReceiveAny(_ => { });
    }

    protected override void PreStart() => Attempt();

    protected override void PostStop()
    {
        if (!Finished && _lastId is not null)
            Measure(cancelled: true);
        base.PostStop();
    }

    protected override void Complete(Exception? error) => _plan.Output.TryComplete(error);

    protected override void EndQuietly()
    {
        if (_lastId is not null)
            Measure(cancelled: false);
        Finish();
    }

    protected override void Attempt()
    {
        _attempt++;
        _translator = CreateTranslator();
        var plan = new LlmRequestPlan(_plan.Options, _plan.Gateway, _plan.Request, _authorization, _plan.Connect.Timeout, _attempt);
        Context.Watch(Context.ActorOf(Props.Create(() => new LlmRequest(plan)), $"request-{_attempt}"));
    }

    private ChunkTranslator CreateTranslator() => new(_plan.Options.Model, _plan.Options.Variant.ThinkingPerChunk);

    private void Received(ChatCompletionChunk wire)
    {
        foreach (var chunk in _translator.Translate(wire))
        {
            if (!_generated && (chunk.IsGeneration || _plan.Options.Variant.AnyChunkIsOutput))
            {
                _generated = true;
                _ttft = _plan.Options.Clock.GetElapsedTime(_started);
            }
            _lastId = chunk.Id;
            _usage = chunk.Usage ?? _usage;
            _plan.Output.TryWrite(chunk);
        }
    }

    private void RequestStopped()
    {
        if (TakeFailure() is { } error)
            Fail(_generated ? Final(error) : error);
        else
            EndQuietly();
    }

    /// <summary>The same error, marked as past retrying: something was generated.</summary>
    private static Exception Final(Exception error) => error switch
    {
        ApiTimeoutException timeout => new ApiTimeoutException(retryable: false, inner: timeout.InnerException),
        ApiConnectionException lost => new ApiConnectionException(retryable: false, inner: lost),
        ApiStatusException status => new ApiStatusException(status.Message, status.StatusCode, status.RequestId, status.Body, false, status.InnerException),
        ApiException other => new ApiException(other.Message, other.Body, retryable: false, inner: other.InnerException),
        _ => error,
    };

    private void Measure(bool cancelled)
    {
        var duration = _plan.Options.Clock.GetElapsedTime(_started);
        _plan.Events.Measured(
            new LlmMetrics
            {
                Timestamp = _plan.Events.Now,
                Metadata = new MetricsMetadata(_plan.Options.Model),
                Label = _plan.Events.Label,
                RequestId = _lastId ?? "",
                Duration = duration,
                Ttft = _ttft,
                Cancelled = cancelled,
                CompletionTokens = _usage?.CompletionTokens ?? 0,
                PromptTokens = _usage?.PromptTokens ?? 0,
                PromptCachedTokens = _usage?.PromptCachedTokens ?? 0,
                TotalTokens = _usage?.TotalTokens ?? 0,
                TokensPerSecond = _usage is { } usage && duration > TimeSpan.Zero ? usage.CompletionTokens / duration.TotalSeconds : 0,
            },
            Self);
    }
}
