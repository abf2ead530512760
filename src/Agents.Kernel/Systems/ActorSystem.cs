namespace Agents.Kernel;

/// <summary>
/// A tree of actors with what they share: scheduler, event stream, dead letters. Expensive; one per process or per test. Akka.NET: <c>ActorSystem</c>.
/// </summary>
public abstract class ActorSystem : IActorRefFactory, IDisposable
{
    /// <summary>For the kernel.</summary>
    protected ActorSystem()
    {
    }

    /// <summary>The system's name, which stands in all its paths.</summary>
    public abstract string Name { get; }

    /// <summary>Where dead letters, unhandled messages and log events are published.</summary>
    public abstract EventStream EventStream { get; }

    /// <summary>Where messages go that reach nobody.</summary>
    public abstract IActorRef DeadLetters { get; }

    /// <summary>Time for messages and actions.</summary>
    public abstract IScheduler Scheduler { get; }

    /// <summary>The system's own log.</summary>
    public abstract ILoggingAdapter Log { get; }

    /// <summary>When the system was started, as time since the Unix epoch.</summary>
    public abstract TimeSpan StartTime { get; }

    /// <summary>How long the system has been up.</summary>
    public abstract TimeSpan Uptime { get; }

    /// <summary>Completes when the system has ended.</summary>
    public abstract Task WhenTerminated { get; }

    /// <summary>Starts a system with the defaults: thread pool and wall clock.</summary>
    /// <param name="name">ASCII letters, digits, <c>-</c> and <c>_</c>, beginning with a letter or digit.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static ActorSystem Create(string name) => Create(name, ActorSystemSetup.Empty);

    /// <summary>Starts a system.</summary>
    /// <param name="name">ASCII letters, digits, <c>-</c> and <c>_</c>, beginning with a letter or digit.</param>
    /// <param name="setup">May hold a <see cref="KernelSetup"/>.</param>
    /// <exception cref="ArgumentException">The name is malformed.</exception>
    public static ActorSystem Create(string name, ActorSystemSetup setup) => new ActorSystemImpl(name, setup);

    /// <summary>The extension, created if it is not there yet.</summary>
    /// <param name="extensionId">Names it.</param>
    public abstract object GetExtension(IExtensionId extensionId);

    /// <summary>The extension of a type, or null.</summary>
    /// <typeparam name="T">The type of the extension.</typeparam>
    public abstract T? GetExtension<T>()
        where T : class, IExtension;

    /// <summary>Whether there is an extension of a type.</summary>
    /// <param name="type">The type of the extension.</param>
    public abstract bool HasExtension(Type type);

    /// <summary>Whether there is an extension of a type.</summary>
    /// <typeparam name="T">The type of the extension.</typeparam>
    public abstract bool HasExtension<T>()
        where T : class, IExtension;

    /// <summary>Adds an extension; one that is there already stays.</summary>
    /// <param name="extension">Names and creates it.</param>
    /// <returns>The extension.</returns>
    public abstract object RegisterExtension(IExtensionId extension);

    /// <summary>Has an action run when all actors have stopped; the last one registered runs first.</summary>
    /// <param name="code">The action; what it throws is published as a log event.</param>
    /// <exception cref="InvalidOperationException">The system has ended.</exception>
    public abstract void RegisterOnTermination(Action code);

    /// <summary>Stops all actors, <c>/user</c> first, and then the system; through the coordinated shutdown where it is in use.</summary>
    /// <returns><see cref="WhenTerminated"/>.</returns>
    public abstract Task Terminate();

    /// <summary>Stops an actor of this system, after the message that it is handling.</summary>
    /// <param name="actor">The actor; others than this system's are left alone.</param>
    public abstract void Stop(IActorRef actor);

    /// <inheritdoc />
    public abstract IActorRef ActorOf(Props props, string? name = null);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(ActorPath actorPath);

    /// <inheritdoc />
    public abstract ActorSelection ActorSelection(string actorPath);

    /// <summary>Begins to terminate the system; does not wait.</summary>
    public void Dispose()
    {
        _ = Terminate();
        GC.SuppressFinalize(this);
    }
}
