using System.Runtime.CompilerServices;

namespace Agents.Gateway.Tests;

/// <summary>A synthesiser that starts, never speaks, and tells when it is cancelled.</summary>
internal sealed class WaitingVoice : ISynthesiser
{
    private readonly TaskCompletionSource _started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _cancelled = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public Task Started => _started.Task;

    public Task Cancelled => _cancelled.Task;

    public IReadOnlyList<string> Models => ["waiting"];

    public bool Serves(string model) => model == "waiting";

    public void Check(ModelName model)
    {
        // Always there.
    }

    public async IAsyncEnumerable<SpokenPart> SpeakAsync(
        SynthesisRequest request, EngineContext context, [EnumeratorCancellation] CancellationToken cancel)
    {
        _started.TrySetResult();
        try
        {
            await context.DelayAsync(TimeSpan.FromDays(1), cancel);
        }
        catch (OperationCanceledException)
        {
            _cancelled.TrySetResult();
            throw;
        }

        yield break;
    }

    public ValueTask DisposeAsync() => default;
}
