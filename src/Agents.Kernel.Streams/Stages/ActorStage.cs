namespace Agents.Kernel.Streams;

/// <summary>From a source to an actor's mailbox.</summary>
internal static class ActorStage
{
    public static async Task<Done> Run<T>(
        IAsyncEnumerable<T> items, IActorRef actor, object onComplete, Func<Exception, object> onFailure, CancellationToken cancellation)
    {
        try
        {
            await foreach (var item in items.WithCancellation(cancellation)) actor.Tell(item!, ActorRefs.NoSender);
        }
        catch (Exception failure) when (!cancellation.IsCancellationRequested)
        {
            actor.Tell(onFailure(failure), ActorRefs.NoSender);
            throw;
        }

        actor.Tell(onComplete, ActorRefs.NoSender);
        return Done.Instance;
    }
}
