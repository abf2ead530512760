using Agents.Audio;
using Agents.Messages;

namespace Agents.Inference;

/// <summary>The handle of a speech to text stream over a fallback list.</summary>
internal sealed class FallbackSpeechStream(StreamLife life, Func<CancellationToken, IAsyncEnumerable<SpeechEvent>> output, ActorSystem system, SpeechRelay relay)
    : StreamHandle<SpeechEvent>(life, output, system), ISpeechStream
{
    private int _inputRate;
    private bool _inputEnded;

    public TimeSpan StartTimeOffset
    {
        get => relay.Base;
        set => relay.Base = value >= TimeSpan.Zero
            ? value
            : throw new ArgumentOutOfRangeException(nameof(StartTimeOffset), value, $"StartTimeOffset is {value}; allowed is 0 or more.");
    }

    public void PushFrame(AudioFrame frame)
    {
        CheckOpen();
        if (frame.Channels != 1)
            throw new ArgumentException($"The frame has {frame.Channels} channels; speech to text takes one (AudioFrame.ToMono).", nameof(frame));
        if (_inputRate != 0 && frame.SampleRate != _inputRate)
            throw new ArgumentException($"The frame has {frame.SampleRate} Hz; the stream began with {_inputRate} Hz and cannot change.", nameof(frame));
        _inputRate = frame.SampleRate;
        relay.Push(frame);
    }

    public void Flush()
    {
        CheckOpen();
        relay.Flush();
    }

    public void EndInput()
    {
        CheckOpen();
        _inputEnded = true;
        relay.End();
    }

    public void UpdateOptions(SttUpdate update) => relay.Update(update);

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
