using Agents.Audio;

namespace Agents.Gateway;

/// <summary>One caller of <c>local/pocketsphinx</c>.</summary>
internal sealed class PocketSphinxRecognition(
    PoolLease<PocketSphinxDecoder> lease, PocketSphinxSettings settings, RecognitionRequest request,
    Func<RecognitionEvent, ValueTask> emit, EngineContext context) : IRecognition
{
    private readonly Resampler? _resampler = request.SampleRate == VoiceActivityDetector.SampleRate
        ? null
        : new Resampler(request.SampleRate, VoiceActivityDetector.SampleRate);

    private readonly UtteranceHearing _hearing = new(lease.Item, settings, request);

    public async ValueTask WriteAsync(ReadOnlyMemory<short> samples, CancellationToken cancel)
    {
        if (samples.IsEmpty) return;
        var frame = new AudioFrame(samples, request.SampleRate);
        foreach (var heard in await context.RunNativeAsync(() => _hearing.Hear(_resampler?.Process(frame) ?? frame), cancel)) await emit(heard);
    }

    public async ValueTask FinishAsync(CancellationToken cancel)
    {
        foreach (var heard in await context.RunNativeAsync(_hearing.Finish, cancel)) await emit(heard);
    }

    public void Update(RecognitionRequest changed)
    {
        PocketSphinxRecogniser.CheckLanguage(changed.Language);
        _hearing.Update(changed.Extra);
    }

    public async ValueTask DisposeAsync()
    {
        await context.RunNativeAsync(lease.Item.End, CancellationToken.None);
        lease.Dispose();
    }
}
