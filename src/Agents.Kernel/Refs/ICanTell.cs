namespace Agents.Kernel;

/// <summary>Something that takes messages. Akka.NET: <c>ICanTell</c>.</summary>
public interface ICanTell
{
    /// <summary>Sends a message and returns at once; delivery is at most once, in order per sender and receiver.</summary>
    /// <param name="message">Any object but null; immutable by convention.</param>
    /// <param name="sender">Who gets the answers; <see cref="ActorRefs.NoSender"/> where nobody does.</param>
    /// <exception cref="InvalidMessageException"><paramref name="message"/> is null.</exception>
    void Tell(object message, IActorRef sender);
}
