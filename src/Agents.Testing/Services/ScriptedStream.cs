namespace Agents.Testing;

/// <summary>A stream's handle: what its actor writes, one consumer reads; disposing stops the actor.</summary>
internal abstract class ScriptedStream<T>(IActorRef actor, BoundedStream<T> items) : IInferenceStream<T>
{
    public IActorRef Ref => actor;

    public IAsyncEnumerator<T> GetAsyncEnumerator(CancellationToken cancellationToken = default)
        => items.ReadAllAsync(cancellationToken).GetAsyncEnumerator(cancellationToken);

    public ValueTask DisposeAsync()
    {
        items.Complete();
        actor.Tell(PoisonPill.Instance);
        return ValueTask.CompletedTask;
    }
}
