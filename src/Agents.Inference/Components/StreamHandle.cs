namespace Agents.Inference;

/// <summary>The handle of a stream whose results come through a bounded stream or channel. Enumerated once.</summary>
/// <param name="life">The stream's actor.</param>
/// <param name="output">Enumerates its results; the actor completes them when it stops.</param>
/// <param name="system">Its system.</param>
internal class StreamHandle<T>(StreamLife life, Func<CancellationToken, IAsyncEnumerable<T>> output, ActorSystem system) : IInferenceStream<T>
{
    private int _enumerated;

    public IActorRef Ref => life.Ref!;

    /// <summary>Whether the actor has stopped.</summary>
    protected bool Ended => life.Ended;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
    {
        if (Interlocked.Exchange(ref _enumerated, 1) != 0)
            throw new InvalidOperationException("A stream can be enumerated once.");
        return output(cancellationToken).GetAsyncEnumerator(cancellationToken);
    }

    /// <summary>Stops the actor and with it the connection. What was not read is dropped.</summary>
    public virtual ValueTask DisposeAsync()
    {
        system.Stop(Ref);
        return ValueTask.CompletedTask;
    }
}
