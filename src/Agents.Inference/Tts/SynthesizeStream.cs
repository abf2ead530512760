namespace Agents.Inference;

/// <summary>The handle of a TTS stream.</summary>
internal sealed class SynthesizeStream(StreamLife life, Func<CancellationToken, IAsyncEnumerable<SynthesizedAudio>> output, ActorSystem system)
    : StreamHandle<SynthesizedAudio>(life, output, system), ISynthesizeStream
{
    private bool _inputEnded;

    public void PushText(string text)
    {
        CheckOpen();
        if (text.Length > 0)
            Ref.Tell(new TtsText(text));
    }

    public void Flush()
    {
        CheckOpen();
        Ref.Tell(TtsFlush.Instance);
    }

    public void EndInput()
    {
        CheckOpen();
        _inputEnded = true;
        Ref.Tell(TtsEndInput.Instance);
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
