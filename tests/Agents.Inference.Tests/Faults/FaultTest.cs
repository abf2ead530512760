using Agents.Inference.Tests.Rig;
using Agents.Kernel.TestKit;
using Agents.Messages;

namespace Agents.Inference.Tests.Faults;

/// <summary>Runs random fault schedules in virtual time; a failure names its seed.</summary>
public abstract class FaultTest
{
    private const int Schedules = 2000;
    private const int PerSystem = 50;

    private protected static readonly ApiConnectOptions Patient = new() { MaxRetry = 100, RetryInterval = TimeSpan.FromSeconds(0.5) };

    /// <summary>Runs 2 000 schedules; one alone when the environment variable FAULT_SEED names it.</summary>
    private protected static void RunSchedules(Func<FaultWorld, int, Task> schedule)
    {
        if (int.TryParse(Environment.GetEnvironmentVariable("FAULT_SEED"), out var only))
        {
            RunBatch(schedule, only, 1);
            return;
        }
        for (var first = 0; first < Schedules; first += PerSystem)
            RunBatch(schedule, first, PerSystem);
    }

    private static void RunBatch(Func<FaultWorld, int, Task> schedule, int first, int count)
    {
        var world = new FaultWorld();
        for (var seed = first; seed < first + count; seed++)
        {
            var number = seed;
            world.Begin(number);
            try
            {
                world.Time.Run(() => schedule(world, number), TimeSpan.FromMinutes(20));
                world.Time.Advance(TimeSpan.FromMinutes(2));
                world.Check();
            }
            catch (Exception failure)
            {
                throw new ShouldAssertException($"Schedule {number} failed (FAULT_SEED={number}); faults: {string.Join(", ", world.Plan.Struck)}. {failure.Message}", failure);
            }
        }
        _ = world.Sys.Terminate();
        world.Time.Advance(TimeSpan.FromMinutes(1));
    }
}

/// <summary>A clock, an actor system and a gateway for schedules in sequence.</summary>
internal sealed class FaultWorld
{
    private readonly IActorRef _parent;

    public FaultWorld()
    {
        Sys = ActorSystem.Create("faults", ActorSystemSetup.Create(new KernelSetup { TimeProvider = Time, TaskScheduler = Time.TaskScheduler }));
        _parent = Sys.ActorOf(Props.Create(() => new Parent()), "parent");
    }

    public VirtualTime Time { get; } = new();

    public ActorSystem Sys { get; }

    public FakeGateway Gateway { get; private set; } = new();

    public FaultPlan Plan { get; private set; } = null!;

    public void Begin(int seed)
    {
        Gateway = new FakeGateway { OnConnect = (_, _) => Connect() };
        Plan = new FaultPlan(seed, Time);

        Task Connect()
        {
            Plan.OnConnect();
            return Task.CompletedTask;
        }
    }

    public Task Delay(double seconds) => Task.Delay(TimeSpan.FromSeconds(seconds), Time);

    /// <summary>Makes a stream as the child of an actor.</summary>
    public Task<T> Child<T>(Func<IActorRefFactory, T> create) => _parent.Ask<T>(new Create(context => create(context)!), Timeout.InfiniteTimeSpan);

    /// <summary>Serves every connection; a fault that strikes ends the script.</summary>
    public void Serve(Func<FakeConnection, Task> serve) => Gateway.OnSocket = async connection =>
    {
        try
        {
            await serve(connection);
        }
        catch (FaultStruck)
        {
            await connection.DrainAsync();
        }
    };

    /// <summary>No actor, no socket and no broken script is left.</summary>
    public void Check()
    {
        Gateway.Failures.ShouldBeEmpty();
        Gateway.Connections.Where(connection => !connection.Socket.Disposed).ShouldBeEmpty("a socket was left open");
        var counting = _parent.Ask<int>(new Count(), Timeout.InfiniteTimeSpan);
        Time.RunUntilIdle();
        counting.Result.ShouldBe(0, "an actor was left running");
    }

    private sealed record Create(Func<IActorRefFactory, object> Stream);

    private sealed record Count;

    private sealed class Parent : ReceiveActor
    {
        public Parent()
        {
            Receive<Create>(create => Sender.Tell(create.Stream(Context)));
            Receive<Count>(_ => Sender.Tell(Context.GetChildren().Count()));
            ReceiveAny(_ => { });
        }
    }
}
