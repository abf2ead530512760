namespace Agents.Kernel.TestKit;

/// <summary>
/// Makes expectations of log events and dead letters. Names and parameters are Akka.TestKit's; a parameter that is not given matches
/// everything.
/// </summary>
public sealed class EventFilterFactory
{
    private readonly ActorSystem _system;
    private readonly TestClock _clock;
    private readonly TestKitSettings _settings;

    internal EventFilterFactory(ActorSystem system, TestClock clock, TestKitSettings settings) => (_system, _clock, _settings) = (system, clock, settings);

    /// <summary>Events of level debug.</summary>
    /// <param name="message">The whole text.</param>
    /// <param name="start">How it starts.</param>
    /// <param name="contains">What it contains.</param>
    /// <param name="source">The log source: an actor's path or a name.</param>
    public EventFilter Debug(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Logged<Debug>(new(message, start, contains, source));

    /// <summary>Events of level info.</summary>
    /// <inheritdoc cref="Debug"/>
    public EventFilter Info(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Logged<Info>(new(message, start, contains, source));

    /// <summary>Events of level warning.</summary>
    /// <inheritdoc cref="Debug"/>
    public EventFilter Warning(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Logged<Warning>(new(message, start, contains, source));

    /// <summary>Events of level error.</summary>
    /// <inheritdoc cref="Debug"/>
    public EventFilter Error(string? message = null, string? start = null, string? contains = null, string? source = null) =>
        Logged<Error>(new(message, start, contains, source));

    /// <summary>
    /// Events of level error with an exception of a type, or one derived from it. The texts are looked for in the event and in the
    /// exception.
    /// </summary>
    /// <typeparam name="TException">The type.</typeparam>
    /// <inheritdoc cref="Debug"/>
    public EventFilter Exception<TException>(string? message = null, string? start = null, string? contains = null, string? source = null)
        where TException : Exception
    {
        var text = new TextFilter(message, start, contains, source);
        return Custom($"Error with {typeof(TException).Name} {text}", e => e is Error { Cause: TException cause } error
            && (text.Matches(error) || text.Matches(cause.Message, error.LogSource)));
    }

    /// <summary>Messages that reached nobody.</summary>
    public EventFilter DeadLetter() => Custom("DeadLetter", e => e is DeadLetter);

    /// <summary>Messages of a type that reached nobody.</summary>
    /// <typeparam name="TMessage">The type.</typeparam>
    public EventFilter DeadLetter<TMessage>() => Custom($"DeadLetter of {typeof(TMessage).Name}", e => e is DeadLetter { Message: TMessage });

    /// <summary>Log events of your choice.</summary>
    /// <param name="predicate">Whether it counts.</param>
    public EventFilter Custom(Predicate<LogEvent> predicate)
    {
        ArgumentNullException.ThrowIfNull(predicate);
        return Custom("LogEvent", e => e is LogEvent log && predicate(log));
    }

    private EventFilter Logged<TEvent>(TextFilter text)
        where TEvent : LogEvent => Custom($"{typeof(TEvent).Name} {text}", e => e is TEvent log && text.Matches(log));

    private EventFilter Custom(string name, Predicate<object> matches) => new(_system, _clock, _settings, name, matches);
}
