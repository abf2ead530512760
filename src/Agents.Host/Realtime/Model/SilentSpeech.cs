using Agents.Inference;
using Agents.Kernel.Streams;

namespace Agents.Host.Realtime;

/// <summary>Speech without sound: it ends when its text has ended.</summary>
internal sealed class SilentSpeech : ISynthesizeStream
{
    private readonly BoundedStream<SynthesizedAudio> _nothing = new(1);

    /// <summary>Begins.</summary>
    /// <param name="ended">Whether the text is whole.</param>
    public SilentSpeech(bool ended = false)
    {
        if (ended)
            EndInput();
    }

    /// <inheritdoc />
    public IActorRef Ref => ActorRefs.Nobody;

    /// <inheritdoc />
    public void PushText(string text)
    {
        // Nothing is spoken.
    }

    /// <inheritdoc />
    public void Flush()
    {
        // Nothing waits.
    }

    /// <inheritdoc />
    public void EndInput() => _nothing.Complete();

    /// <inheritdoc />
    public IAsyncEnumerator<SynthesizedAudio> GetAsyncEnumerator(CancellationToken cancellationToken = default) =>
        _nothing.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    /// <inheritdoc />
    public ValueTask DisposeAsync()
    {
        EndInput();
        return ValueTask.CompletedTask;
    }
}
