namespace Agents.Kernel.TestKit;

/// <summary>
/// An actor that the test looks through, and expectations of what it receives: what <see cref="TestKit"/> and <see cref="TestProbe"/>
/// share. Names and meaning are Akka.TestKit's. In virtual time every wait drives the clock, and time stands where the wait ended.
/// </summary>
/// <remarks>
/// A test is no actor, so a plain <c>Tell(message)</c> from it has no sender: pass <see cref="TestActor"/>, or use
/// <see cref="TestProbe.Send"/>.
/// One thread at a time.
/// </remarks>
public abstract partial class TestKitBase
{
    private readonly MessageQueue _queue = new();
    private readonly TestClock _clock;
    private MessageEnvelope? _last;
    private TimeSpan? _end;
    private bool _lastWasNoMsg;

    private protected TestKitBase(ActorSystem system, TestClock clock, TestKitSettings settings, string actorKind)
    {
        (Sys, _clock, Settings) = (system, clock, settings);
        TestActor = TestActors.Create(system, Props.Create(() => new TestActor(_queue)), actorKind);
    }

    /// <summary>The actor system under test.</summary>
    public ActorSystem Sys { get; }

    /// <summary>The actor whose messages this object expects.</summary>
    public IActorRef TestActor { get; }

    /// <summary>The clock that expectations wait on.</summary>
    public TimeProvider Time => _clock.Time;

    /// <summary>How long expectations wait by default.</summary>
    public TestKitSettings Settings { get; }

    /// <summary>Whether a message is there that no expectation has looked at. Does not wait.</summary>
    public bool HasMessages => _queue.Count > 0;

    /// <summary>The message that the last expectation looked at.</summary>
    public object? LastMessage => _last?.Message;

    /// <summary>Who sent it; the dead letters of the system when it had no sender.</summary>
    public IActorRef LastSender => _last?.Sender ?? ActorRefs.NoSender;

    private protected TestClock Clock => _clock;

    /// <summary>Lets the test actor watch an actor: its end arrives as <see cref="Terminated"/>. When this returns, it watches.</summary>
    /// <param name="actorToWatch">May be dead already.</param>
    /// <returns><paramref name="actorToWatch"/>.</returns>
    public IActorRef Watch(IActorRef actorToWatch)
    {
        ArgumentNullException.ThrowIfNull(actorToWatch);
        return Do(new TestActor.WatchCommand(actorToWatch, on: true));
    }

    /// <summary>Ends <see cref="Watch"/>.</summary>
    /// <param name="actorToUnwatch">What is watched.</param>
    /// <returns><paramref name="actorToUnwatch"/>.</returns>
    public IActorRef Unwatch(IActorRef actorToUnwatch)
    {
        ArgumentNullException.ThrowIfNull(actorToUnwatch);
        return Do(new TestActor.WatchCommand(actorToUnwatch, on: false));
    }

    private IActorRef Do(TestActor.WatchCommand command)
    {
        TestActor.Tell(command, ActorRefs.NoSender);
        if (!_clock.WaitUntil(() => command.IsDone, Settings.SingleExpectDefault, TimeSpan.FromMilliseconds(1)))
            throw Failed($"{TestActor} has stopped and cannot watch {command.Subject}", null);
        return command.Subject;
    }

    private protected static string Say(TimeSpan time) => FormattableString.Invariant($"{time.TotalSeconds} s");

    private protected static TestKitAssertionException Failed(string what, string? hint, Exception? inner = null) =>
        new(string.IsNullOrEmpty(hint) ? what : $"{what} ({hint})", inner);
}
