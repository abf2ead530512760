using Agents.Messages;

namespace Agents.Inference;

/// <summary>
/// The service actor of one answer: asks through a child, hands on what comes, and asks again by the retry rule as long as nothing was
/// generated. After the first generated token a failure ends the answer.
/// </summary>
internal sealed class LlmStreamActor : ReceiveActor, IWithTimers
{
    private readonly LlmStreamPlan _plan;
    private readonly RetryPolicy _retry;
    private readonly ConnectionFailure _failure = new();
    private readonly string _authorization;
    private readonly long _started;
    private ChunkTranslator _translator;
    private int _attempt;
    private int _retries;
    private bool _generated;
    private bool _ended;
    private string? _lastId;
    private TimeSpan _ttft = ComponentMetrics.NotMeasured;
    private CompletionUsage? _usage;

    public LlmStreamActor(LlmStreamPlan plan)
    {
        _plan = plan;
        _retry = RetryPolicy.ForLlm(plan.Connect);
        _authorization = plan.Gateway.Bearer(plan.Options.Clock);
        _started = plan.Options.Clock.GetTimestamp();
        _translator = new ChunkTranslator(plan.Options.Model);
        Receive<LlmReceived>(received => Received(received.Chunk), received => received.Attempt == _attempt);
        Receive<ConnectionEnded>(_ => EndedWell(), ended => ended.Attempt == _attempt);
        Receive<Terminated>(_ => RequestStopped());
        Receive<RetryNow>(_ => Ask());
        ReceiveAny(_ => { });
    }

    public ITimerScheduler Timers { get; set; } = null!;

    protected override void PreStart() => Ask();

    protected override void PostStop()
    {
        if (!_ended && _lastId is not null && _plan.Output.TryComplete())
            Measure(cancelled: true);
        _plan.Life.End();
        _plan.Output.TryComplete();
    }

    protected override SupervisorStrategy SupervisorStrategy() => _failure.Strategy;

    private void Ask()
    {
        _attempt++;
        _translator = new ChunkTranslator(_plan.Options.Model);
        var plan = new LlmRequestPlan(_plan.Options, _plan.Gateway, _plan.Request, _authorization, _plan.Connect.Timeout, _attempt);
        Context.Watch(Context.ActorOf(Props.Create(() => new LlmRequest(plan)), $"request-{_attempt}"));
    }

    private void Received(ChatCompletionChunk wire)
    {
        foreach (var chunk in _translator.Translate(wire))
        {
            if (chunk.IsGeneration && !_generated)
            {
                _generated = true;
                _ttft = _plan.Options.Clock.GetElapsedTime(_started);
            }
            _lastId = chunk.Id;
            _usage = chunk.Usage ?? _usage;
            _plan.Output.TryWrite(chunk);
        }
    }

    private void EndedWell()
    {
        _ended = true;
        Context.Stop(Sender);
    }

    private void RequestStopped()
    {
        var error = _failure.Take();
        if (error is null)
        {
            Finish();
            return;
        }
        var decision = _retry.Decide(error, _retries);
        if (_generated && decision is not RetryDecision.EndQuietly)
            decision = new RetryDecision.GiveUp(Final(error));
        switch (decision)
        {
            case RetryDecision.Retry retry:
                _retries++;
                _plan.Events.Fail(error, true, Self);
                Timers.StartSingleTimer("retry", RetryNow.Instance, retry.Delay);
                break;
            case RetryDecision.GiveUp giveUp:
                _plan.Events.Fail(giveUp.Error is ApiException { Retryable: false } final ? final : error, false, Self);
                _plan.Output.TryComplete(giveUp.Error);
                Context.Stop(Self);
                break;
            default:
                Finish();
                break;
        }
    }

    /// <summary>The same error, marked as past retrying: something was generated.</summary>
    private static Exception Final(Exception error) => error switch
    {
        ApiTimeoutException timeout => new ApiTimeoutException(retryable: false, inner: timeout.InnerException),
        ApiConnectionException lost => new ApiConnectionException(retryable: false, inner: lost),
        ApiStatusException status => new ApiStatusException(status.Message, status.StatusCode, status.RequestId, status.Body, false, status.InnerException),
        _ => error,
    };

    private void Finish()
    {
        _ended = true;
        if (_lastId is not null)
            Measure(cancelled: false);
        _plan.Output.TryComplete();
        Context.Stop(Self);
    }

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
