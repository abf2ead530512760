namespace Agents.Kernel.TestKit;

/// <summary>
/// The base class of a test of actors: an actor system of its own, an actor to talk to them, and probes. Names and meaning are
/// Akka.TestKit.Xunit2's. Disposing it, which xunit does after each test, terminates the system.
/// </summary>
public class TestKit : TestKitBase, IDisposable
{
    private readonly bool _ownsSystem;

    /// <summary>Creates a system in real time. Expectations wait up to 30 s, so only a hanging test feels them.</summary>
    /// <param name="settings">How long expectations wait. Default: <see cref="TestKitSettings.RealTime"/>.</param>
    protected TestKit(TestKitSettings? settings = null)
        : this(ActorSystem.Create("test"), new RealTestClock(), settings ?? TestKitSettings.RealTime, ownsSystem: true)
    {
    }

    /// <summary>Creates a system in virtual time: nothing waits for real, and every run is the same.</summary>
    /// <param name="time">The clock and the thread of the system.</param>
    /// <param name="settings">How long expectations wait. Default: <see cref="TestKitSettings.Virtual"/>.</param>
    protected TestKit(VirtualTime time, TestKitSettings? settings = null)
        : this(CreateSystem(time), new VirtualTestClock(time), settings ?? TestKitSettings.Virtual, ownsSystem: true)
    {
    }

    /// <summary>Tests in a system of somebody else, who terminates it.</summary>
    /// <param name="system">The system.</param>
    /// <param name="time">Its virtual time, if it runs in virtual time.</param>
    /// <param name="settings">How long expectations wait.</param>
    public TestKit(ActorSystem system, VirtualTime? time = null, TestKitSettings? settings = null)
        : this(
            system,
            time is null ? new RealTestClock() : new VirtualTestClock(time),
            settings ?? (time is null ? TestKitSettings.RealTime : TestKitSettings.Virtual),
            ownsSystem: false)
    {
    }

    private TestKit(ActorSystem system, TestClock clock, TestKitSettings settings, bool ownsSystem)
        : base(system, clock, settings, "testActor")
    {
        _ownsSystem = ownsSystem;
        EventFilter = new EventFilterFactory(system, clock, settings);
    }

    /// <summary>Expects log events and dead letters.</summary>
    public EventFilterFactory EventFilter { get; }

    /// <summary>Creates an actor system in virtual time.</summary>
    /// <param name="time">Its clock and its thread.</param>
    /// <param name="name">Its name.</param>
    /// <returns>The system. Nothing in it runs until somebody drives <paramref name="time"/>.</returns>
    public static ActorSystem CreateSystem(VirtualTime time, string name = "test")
    {
        ArgumentNullException.ThrowIfNull(time);
        return ActorSystem.Create(name, ActorSystemSetup.Create(new KernelSetup { TimeProvider = time, TaskScheduler = time.TaskScheduler }));
    }

    /// <summary>Creates a probe: another actor that the test looks through.</summary>
    /// <param name="name">How its name begins; a number follows. Default: <c>testProbe</c>.</param>
    public TestProbe CreateTestProbe(string? name = null) => new(Sys, Clock, Settings, name ?? "testProbe");

    /// <summary>Creates an actor at the top of the system.</summary>
    /// <param name="props">What to create.</param>
    /// <param name="name">Its name; made up when not given.</param>
    public IActorRef ActorOf(Props props, string? name = null) => Sys.ActorOf(props, name!);

    /// <summary>Creates an actor with a constructor without parameters at the top of the system.</summary>
    /// <typeparam name="TActor">Its class.</typeparam>
    /// <param name="name">Its name; made up when not given.</param>
    public IActorRef ActorOf<TActor>(string? name = null)
        where TActor : ActorBase, new() => Sys.ActorOf(Props.Create<TActor>(), name!);

    /// <summary>Terminates a system and waits for its end.</summary>
    /// <param name="system">The system.</param>
    /// <param name="duration">How long to wait. Default: the setting.</param>
    /// <exception cref="TestKitAssertionException">It did not end.</exception>
    public void Shutdown(ActorSystem system, TimeSpan? duration = null)
    {
        ArgumentNullException.ThrowIfNull(system);
        var terminated = system.Terminate();
        var time = duration ?? Settings.SingleExpectDefault;
        if (!Clock.WaitUntil(() => terminated.IsCompleted, time, Settings.AwaitInterval))
            throw Failed($"The actor system {system.Name} did not end within {Say(time)}: an actor does not stop", null);
    }

    /// <summary>Terminates the system, unless it was given by somebody else.</summary>
    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Override to clean up; call the base at the end.</summary>
    /// <param name="disposing">Always <c>true</c>.</param>
    protected virtual void Dispose(bool disposing)
    {
        if (_ownsSystem) Shutdown(Sys);
    }
}
