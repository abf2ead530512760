using Agents.Audio;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>The handle of an STT stream: shapes audio and hands it to the buffer; everything else is the actor's work.</summary>
internal sealed class SpeechStream(
    StreamLife life, Func<CancellationToken, IAsyncEnumerable<SpeechEvent>> output, ActorSystem system, SttAudioBuffer audio, int sampleRate, FinalOnSilence? finals)
    : StreamHandle<SpeechEvent>(life, output, system), ISpeechStream
{
    private Resampler? _resampler;
    private int _inputRate;
    private bool _inputEnded;

    public TimeSpan StartTimeOffset
    {
        get;
        set
        {
            if (value < TimeSpan.Zero)
                throw new ArgumentOutOfRangeException(nameof(StartTimeOffset), value, $"StartTimeOffset is {value}; allowed is 0 or more.");
            field = value;
            Ref.Tell(new SttOffset(value));
        }
    }

    public void PushFrame(AudioFrame frame)
    {
        CheckOpen();
        if (frame.Channels != 1)
            throw new ArgumentException($"The frame has {frame.Channels} channels; speech to text takes one (AudioFrame.ToMono).", nameof(frame));
        if (_inputRate != 0 && frame.SampleRate != _inputRate)
            throw new ArgumentException($"The frame has {frame.SampleRate} Hz; the stream began with {_inputRate} Hz and cannot change.", nameof(frame));
        if (_inputRate == 0)
        {
            _inputRate = frame.SampleRate;
            _resampler = _inputRate == sampleRate ? null : new Resampler(_inputRate, sampleRate);
        }
        var shaped = _resampler?.Process(frame) ?? frame;
        audio.Append(shaped.Samples.Span);
        finals?.Hear(shaped);
    }

    public void Flush()
    {
        CheckOpen();
        audio.Flush();
    }

    public void EndInput()
    {
        CheckOpen();
        _inputEnded = true;
        if (_resampler?.Flush() is { } rest)
            audio.Append(rest.Samples.Span);
        audio.End();
    }

    public void UpdateOptions(SttUpdate update) => Ref.Tell(update);

    public override ValueTask DisposeAsync()
    {
        _inputEnded = true;
        return base.DisposeAsync();
    }

    private void CheckOpen()
    {
        if (_inputEnded || Ended)
            throw new InvalidOperationException(_inputEnded ? "The input of this stream has ended." : "This stream has ended.");
    }
}
