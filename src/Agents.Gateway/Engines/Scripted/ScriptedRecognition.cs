namespace Agents.Gateway;

/// <summary>One connection to a scripted recogniser.</summary>
internal sealed class ScriptedRecognition : IRecognition
{
    private readonly RecognitionRequest _request;
    private readonly Func<RecognitionEvent, ValueTask> _emit;
    private readonly ScriptProgress _progress;
    private readonly ScriptAligner _aligner;
    private readonly Outbox _events;
    private readonly CancellationTokenSource _ending;
    private readonly Task _sending;
    private long _received;
    private TimeSpan? _offset;

    public ScriptedRecognition(
        HearingScript script, RecognitionRequest request, Func<RecognitionEvent, ValueTask> emit, EngineContext context, CancellationToken cancel)
    {
        (_request, _emit) = (request, emit);
        _progress = new ScriptProgress(script);
        _aligner = new ScriptAligner(script.Reference, request.SampleRate);
        _events = new Outbox(1024, script.Delay, context.Time);
        _ending = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        _sending = _events.RunAsync(_ending.Token);
    }

    public async ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancel)
    {
        _received += samples.Length;
        _offset ??= _aligner.Locate(samples.Span);
        if (_offset is not { } offset) return;
        foreach (var heard in _progress.HearUntil(offset, At(_received))) await PostAsync(heard, cancel);
    }

    public async ValueTask FinishAsync(CancellationToken cancel)
    {
        foreach (var heard in _progress.Finish()) await PostAsync(heard, cancel);
        var drained = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var gone = cancel.Register(() => drained.TrySetCanceled(cancel));
        await _events.PostAsync(
            _ =>
            {
                drained.TrySetResult();
                return default;
            },
            cancel);
        await drained.Task;
    }

    public void Update(RecognitionRequest request)
    {
        // A script hears the same in every language.
    }

    public async ValueTask DisposeAsync()
    {
        _ending.Cancel();
        await _sending.ConfigureAwait(ConfigureAwaitOptions.ContinueOnCapturedContext | ConfigureAwaitOptions.SuppressThrowing);
        _ending.Dispose();
    }

    private ValueTask PostAsync(RecognitionEvent heard, CancellationToken cancel) => _events.PostAsync(_ => _emit(heard), cancel);

    private TimeSpan At(long samples) => TimeSpan.FromSeconds((double)samples / _request.SampleRate);
}
