namespace Agents.Kernel;

/// <summary>Asking: a message out, a task for the answer. Akka.NET: <c>Futures</c>.</summary>
public static class Futures
{
    /// <summary>Sends a message and awaits the first answer.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="timeout">How long to wait; null for ever.</param>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<object>(message, timeout, CancellationToken.None);

    /// <summary>Sends a message and awaits the first answer.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<object> Ask(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<object>(message, null, cancellationToken);

    /// <summary>Sends a message and awaits the first answer.</summary>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="timeout">How long to wait; null for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<object> Ask(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken) =>
        self.Ask<object>(message, timeout, cancellationToken);

    /// <summary>Sends a message and awaits the first answer.</summary>
    /// <typeparam name="T">The type of the answer; <see cref="Status.Failure"/> makes the task fail.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="timeout">How long to wait; null for ever.</param>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    /// <exception cref="ArgumentException">The answer is of another type.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout = null) =>
        self.Ask<T>(message, timeout, CancellationToken.None);

    /// <summary>Sends a message and awaits the first answer.</summary>
    /// <typeparam name="T">The type of the answer; <see cref="Status.Failure"/> makes the task fail.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<T> Ask<T>(this ICanTell self, object message, CancellationToken cancellationToken) =>
        self.Ask<T>(message, null, cancellationToken);

    /// <summary>Sends a message and awaits the first answer.</summary>
    /// <typeparam name="T">The type of the answer; <see cref="Status.Failure"/> makes the task fail.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="message">The question.</param>
    /// <param name="timeout">How long to wait; null for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="AskTimeoutException">No answer came in time.</exception>
    /// <exception cref="ArgumentException">The answer is of another type.</exception>
    public static Task<T> Ask<T>(this ICanTell self, object message, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var ask = AskRef<T>.Begin(SystemOf(self), self, timeout, cancellationToken);
        self.Tell(message, ask);
        return ask.Answer;
    }

    /// <summary>Sends a message that holds the address for the answer.</summary>
    /// <typeparam name="T">The type of the answer; <see cref="Status.Failure"/> makes the task fail.</typeparam>
    /// <param name="self">Whom to ask.</param>
    /// <param name="messageFactory">Makes the question from the address that awaits the answer.</param>
    /// <param name="timeout">How long to wait; null for ever.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public static Task<T> Ask<T>(this ICanTell self, Func<IActorRef, object> messageFactory, TimeSpan? timeout, CancellationToken cancellationToken)
    {
        var ask = AskRef<T>.Begin(SystemOf(self), self, timeout, cancellationToken);
        self.Tell(messageFactory(ask), ask);
        return ask.Answer;
    }

    internal static ActorSystemImpl SystemOf(ICanTell target) => target switch
    {
        InternalActorRef reference => reference.SystemOfRef,
        ActorSelection selection => selection.System,
        _ => ActorCell.Current?.SystemImpl
            ?? throw new ArgumentException($"{target} belongs to no actor system, so nothing can be asked of it from outside an actor."),
    };
}
