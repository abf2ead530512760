using Agents.Audio;

namespace Agents.Inference;

/// <summary>The handle of an interruption stream: keeps the window; everything else is the actor's work.</summary>
internal sealed class InterruptionStream(
    StreamLife life, Func<CancellationToken, IAsyncEnumerable<OverlappingSpeechEvent>> output, ActorSystem system, OverlapAudio audio)
    : StreamHandle<OverlappingSpeechEvent>(life, output, system), IInterruptionStream
{
    private Resampler? _resampler;
    private int _inputRate;
    private bool _inputEnded;

    public void PushFrame(AudioFrame frame)
    {
        CheckOpen();
        if (_inputRate != 0 && frame.SampleRate != _inputRate)
            throw new ArgumentException($"The frame has {frame.SampleRate} Hz; the stream began with {_inputRate} Hz and cannot change.", nameof(frame));
        if (_inputRate == 0)
        {
            _inputRate = frame.SampleRate;
            _resampler = _inputRate == InterruptionSettings.SampleRate ? null : new Resampler(_inputRate, InterruptionSettings.SampleRate);
        }
        var mono = frame.ToMono();
        if (audio.Append((_resampler?.Process(mono) ?? mono).Samples.Span) is { } window)
            Ref.Tell(new InterruptionWindow(window));
    }

    public void Push(InterruptionSentinel sentinel)
    {
        CheckOpen();
        switch (sentinel)
        {
            case AgentSpeechStarted or AgentSpeechEnded:
                audio.Reset(sentinel is AgentSpeechStarted);
                break;
            case OverlapSpeechStarted started:
                audio.StartOverlap(started.SpeechDuration);
                break;
            case OverlapSpeechEnded:
                audio.EndOverlap();
                break;
        }
        Ref.Tell(sentinel);
    }

    public void EndInput()
    {
        CheckOpen();
        _inputEnded = true;
        Ref.Tell(InterruptionInputEnded.Instance);
    }

    public override ValueTask DisposeAsync()
    {
        _inputEnded = true;
        return base.DisposeAsync();
    }

    private void CheckOpen()
    {
        if (_inputEnded)
            throw new InvalidOperationException("The input of this stream has ended.");
    }
}
