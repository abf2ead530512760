namespace Agents.Kernel;

/// <summary>Stopping an actor and awaiting its end. Akka.NET: <c>GracefulStopSupport</c>.</summary>
public static class GracefulStopSupport
{
    /// <summary>Sends <see cref="PoisonPill"/> and awaits the actor's end.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <returns>True when it has stopped.</returns>
    /// <exception cref="TaskCanceledException">It has not stopped in time.</exception>
    public static Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout) => target.GracefulStop(timeout, PoisonPill.Instance);

    /// <summary>Sends a message that makes the actor stop and awaits its end.</summary>
    /// <param name="target">The actor.</param>
    /// <param name="timeout">How long to wait.</param>
    /// <param name="stopMessage">What the actor understands as an order to stop.</param>
    /// <returns>True when it has stopped.</returns>
    /// <exception cref="TaskCanceledException">It has not stopped in time.</exception>
    public static async Task<bool> GracefulStop(this IActorRef target, TimeSpan timeout, object stopMessage)
    {
        if (target is ActorCell { IsTerminated: true })
            return true;
        var watcher = AskRef<Terminated>.Begin(Futures.SystemOf(target), target, timeout, CancellationToken.None);
        (target as InternalActorRef)?.SendSystem(new WatchRequest(target, watcher));
        target.Tell(stopMessage, ActorRefs.NoSender);
        try
        {
            await watcher.Answer;
            return true;
        }
        catch (AskTimeoutException)
        {
            (target as InternalActorRef)?.SendSystem(new UnwatchRequest(watcher));
            throw new TaskCanceledException($"{target.Path} has not stopped within {timeout}.");
        }
    }
}
