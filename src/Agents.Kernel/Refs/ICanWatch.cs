namespace Agents.Kernel;

/// <summary>Something that can watch actors for their end. Akka.NET: <c>ICanWatch</c>.</summary>
public interface ICanWatch
{
    /// <summary>Asks for exactly one <see cref="Terminated"/> when <paramref name="subject"/> has stopped, at once if it already has.</summary>
    /// <param name="subject">The actor to watch; watching it again changes nothing.</param>
    /// <returns><paramref name="subject"/>.</returns>
    /// <exception cref="InvalidOperationException">It is already watched with another message.</exception>
    IActorRef Watch(IActorRef subject);

    /// <summary>As <see cref="Watch"/>, but <paramref name="message"/> is delivered in place of <see cref="Terminated"/>.</summary>
    /// <param name="subject">The actor to watch.</param>
    /// <param name="message">What to deliver when it has stopped.</param>
    /// <returns><paramref name="subject"/>.</returns>
    /// <exception cref="InvalidOperationException">It is already watched with another message.</exception>
    IActorRef WatchWith(IActorRef subject, object message);

    /// <summary>Ends the watch: no notice of the end is delivered any more, not even one that already waits in the mailbox.</summary>
    /// <param name="subject">The actor that was watched.</param>
    /// <returns><paramref name="subject"/>.</returns>
    IActorRef Unwatch(IActorRef subject);
}
